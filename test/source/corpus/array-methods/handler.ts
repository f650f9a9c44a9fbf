import { DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
const client = new DynamoDBClient({});
const names = ['a', 'b', 'skip'].filter((name) => name !== 'skip').map((name) => `table-${name}`);
const found = names.find((name) => name.endsWith('b'));
export const handler = async () => {
  names.forEach((TableName) => void client.send(new ScanCommand({ TableName })));
  await client.send(new ScanCommand({ TableName: found, IndexName: 'i' }));
  await client.send(new ScanCommand({ TableName: names.reduce((all, name) => `${all}.${name}`, 'x') }));
  await client.send(new ScanCommand({ TableName: [...names, 'last'].at(-1) }));
};
