import { DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
const client = new DynamoDBClient({});
const tables = new Map([['users', 'users-v1'], ['orders', 'orders-v1']]);
export const handler = async (event: { kind: string }) => {
  await client.send(new ScanCommand({ TableName: tables.get('users') }));
  await client.send(new ScanCommand({ TableName: tables.get(event.kind), IndexName: 'any' }));
};
