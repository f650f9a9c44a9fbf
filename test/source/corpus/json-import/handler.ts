import config from './config.json';
import { DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
export const handler = () => new DynamoDBClient({}).send(new ScanCommand({ TableName: config.tables.users }));
