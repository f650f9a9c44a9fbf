import { DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
const client = new DynamoDBClient({});
const TABLES = { users: 'users-v1' } as const satisfies Record<string, string>;
export const handler = () => client.send(new ScanCommand({ TableName: TABLES!.users as string }));
