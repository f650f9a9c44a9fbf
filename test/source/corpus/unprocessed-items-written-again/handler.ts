import { BatchWriteItemCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
const client = new DynamoDBClient({});
const write = async (RequestItems) => {
  const { UnprocessedItems } = await client.send(new BatchWriteItemCommand({ RequestItems }));
  if (UnprocessedItems && Object.keys(UnprocessedItems).length > 0) await write(UnprocessedItems);
};
export const handler = (event) => write({ [process.env.TABLE]: event.items, log: [{ PutRequest: { Item: event.item } }] });
