const { DynamoDBDocumentClient, ...commands } = require('@aws-sdk/lib-dynamodb');
const { DynamoDBClient } = require('@aws-sdk/client-dynamodb');
const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));
exports.handler = () => client.send(new commands.GetCommand({ TableName: 'things', Key: { id: 1 } }));
