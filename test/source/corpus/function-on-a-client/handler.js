const { S3Client, GetObjectCommand, PutObjectCommand } = require('@aws-sdk/client-s3');
const s3 = new S3Client({});
s3.fetch = (Key) => s3.send(new GetObjectCommand({ Bucket: 'photos', Key }));
s3.store = function (Key) { return this.send(new PutObjectCommand({ Bucket: 'photos', Key })); };
exports.handler = async () => { await s3.fetch('k'); await s3.store('x'); };
