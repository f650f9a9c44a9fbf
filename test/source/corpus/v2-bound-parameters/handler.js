const AWS = require('aws-sdk');
const bucket = new AWS.S3({ params: { Bucket: 'photos' } });
exports.handler = () => bucket.listObjectsV2({ Prefix: 'raw/' }).promise();
