const Promise = require('bluebird');
const AWS = require('aws-sdk');
const table = Promise.promisifyAll(new AWS.DynamoDB.DocumentClient());
const notify = Promise.promisifyAll(require('./notify'));
exports.handler = (event, context, callback) =>
  table
    .putAsync({ TableName: 'visits', Item: { id: '1' } })
    .then(() => table.queryAsync({ TableName: 'visits' }))
    .then(() => notify.sendAsync('done'))
    .asCallback(callback);
