const { DynamoDBDocument } = require('@aws-sdk/lib-dynamodb');
const { DynamoDB } = require('@aws-sdk/client-dynamodb');
const db = DynamoDBDocument.from(new DynamoDB({}));
const methods = { read: 'get', write: 'put', remove: 'delete' };
exports.handler = async (event) => db[methods[event.action]]({ TableName: 'users', Key: { id: 1 } });
