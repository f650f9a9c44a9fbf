const AWS = require('aws-sdk');
const s3 = new AWS.S3();
const exists = (Key) => new Promise((resolve, reject) => s3.headObject({ Bucket: 'photos', Key }, (err) => { if (!err) return resolve(true); if (err.code === 'NotFound') return resolve(false); reject(err); }));
exports.handler = async (event) => { if (!(await exists('k'))) await s3.putObject({ Bucket: 'photos', Key: 'k' }).promise(); else await s3.copyObject({ Bucket: 'photos', Key: 'k2', CopySource: 'photos/k' }).promise(); };
