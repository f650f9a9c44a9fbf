import { DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
const client = new DynamoDBClient({});
const query = (TableName: string, IndexName?: string) => client.send(new QueryCommand({ TableName, IndexName }));
export const handler = async () => {
  await query('users', 'by-mail');
  await query('orders');
};
