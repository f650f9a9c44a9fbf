const AWS = require('aws-sdk');
const s3 = new AWS.S3();
const original = s3.getObject.bind(s3);
s3.getObject = (params) => { console.log('get', params.Key); return original(params); };
s3.getObjectAsync = (params) => s3.getObject(params).promise();
exports.handler = async () => { await s3.getObjectAsync({ Bucket: 'photos', Key: 'k' }); };
