import { DeleteItemCommand, DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
const client = new DynamoDBClient({});
export const handler = async (event: { kind: string }) => {
  let command;
  switch (event.kind) {
    case 'put':
      command = new PutItemCommand({ TableName: 'a', Item: {} });
      break;
    case 'delete':
      command = new DeleteItemCommand({ TableName: 'b', Key: {} });
      break;
    default:
      throw new Error('no');
  }
  return client.send(command);
};
