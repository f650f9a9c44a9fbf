import { DeleteItemCommand, DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
const client = new DynamoDBClient({});
const COMMANDS = { get: GetItemCommand, remove: DeleteItemCommand };
export const handler = async (event: { verb: 'get' | 'remove' }) => {
  const Command = COMMANDS[event.verb];
  return client.send(new Command({ TableName: 'things', Key: {} }));
};
