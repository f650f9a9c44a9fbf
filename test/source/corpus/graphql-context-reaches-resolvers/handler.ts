import { ApolloServer } from '@apollo/server';
import { handlers, startServerAndCreateLambdaHandler } from '@as-integrations/aws-lambda';
import { DynamoDB } from '@aws-sdk/client-dynamodb';
class Books {
  client = new DynamoDB({});
  get = () => this.client.getItem({ TableName: 'books' });
  list = () => this.client.query({ TableName: 'books' });
  drop = () => this.client.deleteItem({ TableName: 'books' });
}
const resolvers = {
  Query: {
    book: (_parent, _arguments, { books }) => books.get(),
    books: { resolve: (_parent, _arguments, context) => context.books.list() },
  },
};
const server = new ApolloServer({ typeDefs: 'type Query { book: String }', resolvers });
export const handler = startServerAndCreateLambdaHandler(server, handlers.createAPIGatewayProxyEventV2RequestHandler(), {
  context: async () => ({ books: new Books() }),
});
