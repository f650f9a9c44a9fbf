const { PutObjectCommand, S3Client } = require('@aws-sdk/client-s3');
const s3 = new S3Client({});
exports.run = () => s3.send(new PutObjectCommand({ Bucket: 'first', Key: 'k' }));
