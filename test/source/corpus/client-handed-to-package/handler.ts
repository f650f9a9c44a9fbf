import { Table } from 'dynamo-helper-package';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
const table = new Table({ name: 'things', client: new DynamoDBClient({}) });
export const handler = () => table.getAll();
