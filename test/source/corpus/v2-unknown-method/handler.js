const AWS = require('aws-sdk');
exports.handler = () => new AWS.S3().inventObject({ Bucket: 'photos' }).promise();
