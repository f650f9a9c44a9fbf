const https = require('https');
const { GetItemCommand, DynamoDBClient } = require('@aws-sdk/client-dynamodb');

let table;

// The answer may come after the invocation that asked has failed.
function report(status) {
  return new Promise((resolve, reject) => {
    const request = https.request({ method: 'PUT' }, () => resolve(status));
    request.on('error', (error) => reject(error));
    request.end();
  });
}

exports.handler = async (event) => {
  if (table === undefined) {
    table = 'orders';
    await report('FAILED');
    throw new Error('not ready');
  }
  await report('SUCCESS');
  return new DynamoDBClient({}).send(new GetItemCommand({ TableName: table, Key: event.key }));
};
