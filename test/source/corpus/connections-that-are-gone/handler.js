const { ApiGatewayManagementApiClient, PostToConnectionCommand, GoneException } = require('@aws-sdk/client-apigatewaymanagementapi');
const { DynamoDBClient, ScanCommand, DeleteItemCommand } = require('@aws-sdk/client-dynamodb');
const db = new DynamoDBClient({});
exports.handler = async (event) => {
  const api = new ApiGatewayManagementApiClient({ endpoint: `https://${event.requestContext.domainName}/${event.requestContext.stage}` });
  const { Items = [] } = await db.send(new ScanCommand({ TableName: 'connections' }));
  await Promise.all(Items.map(async ({ id }) => {
    try { await api.send(new PostToConnectionCommand({ ConnectionId: id.S, Data: event.body })); }
    catch (e) { if (e instanceof GoneException || e.statusCode === 410) await db.send(new DeleteItemCommand({ TableName: 'connections', Key: { id } })); }
  }));
};
