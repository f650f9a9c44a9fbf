import { DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
const client = new DynamoDBClient({});
export const handler = async () => {
  let table = 'none';
  outer: for (const a of ['x', 'y']) {
    for (const b of ['1', '2']) {
      table = a + b;
      if (b === '1') continue outer;
      break outer;
    }
  }
  await client.send(new ScanCommand({ TableName: table }));
};
