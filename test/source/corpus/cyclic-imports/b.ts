import { DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { TABLE } from './a';
const client = new DynamoDBClient({});
export const second = () => client.send(new ScanCommand({ TableName: TABLE }));
