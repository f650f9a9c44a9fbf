const AWS = require('aws-sdk');
const credentials = new AWS.TemporaryCredentials({ RoleArn: 'arn:aws:iam::111122223333:role/reader' });
exports.handler = () => new AWS.S3({ credentials }).listObjects({ Bucket: 'theirs' }).promise();
