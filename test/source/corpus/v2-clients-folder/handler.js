const DynamoDB = require('aws-sdk/clients/dynamodb');
const { DocumentClient } = require('aws-sdk/clients/dynamodb');
const SES = require('aws-sdk/clients/ses');
exports.handler = async () => {
  await new DynamoDB().listTables().promise();
  await new DocumentClient().scan({ TableName: 'a' }).promise();
  await new SES().sendEmail({ Source: 'me@example.com' }).promise();
};
