const AWS = require('aws-sdk');
const s3 = new AWS.S3();
const allowed = ['getObject', 'headObject'];
exports.handler = async (event) => { if (!allowed.includes(event.method)) return; const method = allowed[event.index]; return s3[method]({ Bucket: 'photos', Key: 'k' }).promise(); };
