import { DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
const client = new DynamoDBClient({});
const isTest = false;
export const handler = async (event: { a: boolean }) => {
  await client.send(new ScanCommand({ TableName: isTest ? 'test' : 'live' }));
  await client.send(new ScanCommand({ TableName: event.a ? 'a' : 'b' }));
};
