const AWS = require('aws-sdk');
const s3 = new AWS.S3();
function call(method) { var args = Array.prototype.slice.call(arguments, 1); return s3[method].apply(s3, args).promise(); }
exports.handler = async () => { await call('getObject', { Bucket: 'photos', Key: 'k' }); };
