import { createServer } from 'some-graphql-server';
import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
class Users {
  private client = new DynamoDBClient({});
  find(id: string) {
    return this.client.send(new GetItemCommand({ TableName: 'users', Key: { id: { S: id } } }));
  }
}
export const handler = createServer({
  context: async () => ({ users: new Users() }),
  resolvers: { user: (_: unknown, { id }: { id: string }, context: { users: Users }) => context.users.find(id) },
});
