const { PutObjectCommand, S3Client } = require('@aws-sdk/client-s3');
const s3 = new S3Client({});
exports.handler = async (event) => {
  Object.defineProperty(event, 'save', { value: () => s3.send(new PutObjectCommand({ Bucket: 'defined', Key: 'k' })) });
  event.store = { put: () => s3.send(new PutObjectCommand({ Bucket: 'assigned', Key: 'k' })) };
  await event.save();
  await event.store.put();
};
