const { S3Client, GetObjectCommand } = require('@aws-sdk/client-s3');
const s3 = new S3Client({});
exports.handler = async (event) => { await s3.send(new GetObjectCommand({ Bucket: 'photos', Key: 'k' })); ['a', 'b'].forEach(notify); };
