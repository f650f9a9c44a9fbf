const { DynamoDBClient, DeleteTableCommand } = require('@aws-sdk/client-dynamodb');
const client = new DynamoDBClient({});
const names = { a: 'table-a', b: 'table-b' };
exports.handler = async () => {
  for (const key in names) {
    await client.send(new DeleteTableCommand({ TableName: names[key] }));
  }
};
