const AWS = require('aws-sdk');
const s3 = new AWS.S3();
exports.handler = async (event) => s3[event.method]({ Bucket: 'photos', Key: 'k' }).promise();
