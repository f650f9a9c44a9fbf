import { DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
enum Table {
  Users = 'users',
  Orders = 'orders',
}
const client = new DynamoDBClient({});
export const handler = () => client.send(new ScanCommand({ TableName: Table.Orders }));
