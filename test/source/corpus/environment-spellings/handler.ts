import { env } from 'node:process';
import { DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
const client = new DynamoDBClient({});
const { TABLE_B, TABLE_C = 'c' } = process.env;
const key = 'TABLE_D';
const scan = (TableName: string | undefined) => client.send(new ScanCommand({ TableName }));
export const handler = async () => {
  await scan(process.env['TABLE_A']);
  await scan(TABLE_B);
  await scan(TABLE_C);
  await scan(process.env[key]);
  await scan(env.TABLE_E);
  await scan(globalThis.process.env.TABLE_F!);
};
