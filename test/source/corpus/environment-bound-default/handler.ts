import { DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
const client = new DynamoDBClient({});
export const handler = async () => {
  await client.send(new ScanCommand({ TableName: process.env.TABLE ?? 'fallback' }));
  await client.send(new ScanCommand({ TableName: process.env.OTHER || 'other-fallback' }));
};
