import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { client } from './client';
export const read = (id: string) => client.send(new GetCommand({ TableName: 'things', Key: { id } }));
