const AWS = require('aws-sdk');
const documents = new AWS.DynamoDB.DocumentClient({ region: 'eu-west-1' });
module.exports.handler = async () => {
  await documents.put({ TableName: 'things', Item: { id: 1 } }).promise();
  await documents.batchWrite({ RequestItems: { things: [] } }).promise();
};
