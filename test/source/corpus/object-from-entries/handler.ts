import { DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
const client = new DynamoDBClient({});
const tables = Object.fromEntries(['users', 'orders'].map((name) => [name, `${process.env.STAGE}-${name}`]));
export const handler = () => client.send(new ScanCommand({ TableName: tables.orders }));
