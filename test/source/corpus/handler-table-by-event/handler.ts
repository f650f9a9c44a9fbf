import { DeleteItemCommand, DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
const client = new DynamoDBClient({});
const routes: Record<string, (id: string) => Promise<unknown>> = {
  'GET /thing': (id) => client.send(new GetItemCommand({ TableName: 'things', Key: { id: { S: id } } })),
  'DELETE /thing': async (id) => client.send(new DeleteItemCommand({ TableName: 'things', Key: { id: { S: id } } })),
};
export const handler = async (event: { routeKey: string; id: string }) => {
  const route = routes[event.routeKey];
  if (!route) return { statusCode: 404 };
  return route(event.id);
};
