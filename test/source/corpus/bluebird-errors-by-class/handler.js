const Promise = require('bluebird');
const { S3Client, GetObjectCommand, PutObjectCommand } = require('@aws-sdk/client-s3');
const s3 = new S3Client({});
class NotFound extends Error {}
exports.handler = () => Promise.resolve(s3.send(new GetObjectCommand({ Bucket: 'photos', Key: 'k' }))).catch(NotFound, () => s3.send(new PutObjectCommand({ Bucket: 'photos', Key: 'k' })));
