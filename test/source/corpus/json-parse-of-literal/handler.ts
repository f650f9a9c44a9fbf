import { DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
const { table } = JSON.parse('{"table":"things"}');
export const handler = () => new DynamoDBClient({}).send(new ScanCommand({ TableName: table }));
