const { S3Client, PutObjectCommand: Put } = require('@aws-sdk/client-s3');
const client = new S3Client();
exports.handler = async (event) => {
  await client.send(new Put({ Bucket: 'photos', Key: `raw/${event.name}`, Body: event.body }));
};
