const { S3Client, GetObjectCommand } = require('@aws-sdk/client-s3');
const owner = require('./handler');
const s3 = new S3Client({});
exports.read = () => s3.send(new GetObjectCommand({ Bucket: owner.bucket, Key: 'k' }));
