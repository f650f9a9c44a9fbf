import { DynamoDBClient, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
const client = new DynamoDBClient({});
export const handler = async (event: { close: boolean }) => {
  const items: object[] = [{ Put: { TableName: 'a' } }];
  if (event.close) items.push({ Delete: { TableName: 'b' } });
  return client.send(new TransactWriteItemsCommand({ TransactItems: items as never }));
};
