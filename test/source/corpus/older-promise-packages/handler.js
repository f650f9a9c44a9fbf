const Q = require('q');
const co = require('co');
const AWS = require('aws-sdk');
const s3 = new AWS.S3();
const table = new AWS.DynamoDB.DocumentClient();
exports.handler = (event, context, callback) =>
  Q.ninvoke(s3, 'getObject', { Bucket: 'photos', Key: 'a' })
    .then(() => Q.nfcall(table.get.bind(table), { TableName: 'orders' }))
    .then(() =>
      co(function* () {
        yield s3.headBucket({ Bucket: 'photos' }).promise();
      }),
    )
    .then(() => callback(null), callback);
