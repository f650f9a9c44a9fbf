const AWS = require('aws-sdk');
exports.handler = () => new AWS.DynamoDB().waitFor('tableExists', { TableName: 'things' }).promise();
