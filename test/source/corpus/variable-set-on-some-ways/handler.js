const { S3Client, PutObjectCommand } = require('@aws-sdk/client-s3');
const s3 = new S3Client({});
exports.handler = async (event) => { if (event.a) { var name = 'one'; } else if (event.b) { name = 'two'; } await s3.send(new PutObjectCommand({ Bucket: 'photos', Key: 'k/' + name })); };
