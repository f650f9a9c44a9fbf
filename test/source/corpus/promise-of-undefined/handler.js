const { S3Client, DeleteObjectCommand } = require('@aws-sdk/client-s3');
const s3 = new S3Client({});
const remove = async () => {
  await s3.send(new DeleteObjectCommand({ Bucket: 'photos', Key: 'k' }));
};
exports.handler = (event, context, callback) => {
  remove()
    .then(() => callback(null, 'ok'))
    .catch(callback);
};
