import { GetItemCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
const client = new DynamoDBClient({});
export const handler = async () => {
  const input = { TableName: 'things', Key: { id: { S: '1' } } };
  const command = new GetItemCommand(input);
  return client.send(command);
};
