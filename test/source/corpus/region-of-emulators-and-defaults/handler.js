const AWS = require('aws-sdk');
const { DynamoDB } = require('@aws-sdk/client-dynamodb');
const { SQS } = require('@aws-sdk/client-sqs');
let options = {};
if (process.env.IS_OFFLINE) options = { region: 'localhost', endpoint: 'http://localhost:8000' };
const emulated = new AWS.DynamoDB.DocumentClient(options);
const elsewhere = new DynamoDB(process.env.RECOVERY ? { region: 'us-east-1' } : {});
const local = new SQS({ region: 'localhost' });
exports.handler = async () => {
  await emulated.query({ TableName: 'users' }).promise();
  await elsewhere.scan({ TableName: 'users' });
  await local.purgeQueue({ QueueUrl: 'https://sqs.eu-west-1.amazonaws.com/123456789012/jobs' });
};
