import { DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
const required = (name: string): string => {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set`);
  return value;
};
const config = { table: required('TABLE') };
export const handler = () => new DynamoDBClient({}).send(new ScanCommand({ TableName: config.table }));
