import { z } from 'zod';
import { DynamoDB } from '@aws-sdk/client-dynamodb';
const table = new DynamoDB({});
const Name = z.object({ name: z.string().refine(async () => (await table.getItem({ TableName: 'names' })).Item === undefined) });
export const handler = async (event) => Name.parseAsync(JSON.parse(event.body));
