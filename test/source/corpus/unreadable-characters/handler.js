const { S3 } = require('@aws-sdk/client-s3');
const s3 = new S3({});
exports.handler = async (event) => {
  await s3.headBucket({ Bucket: 'caf�-photos' });
  await s3.headObject({ Bucket: 'photos', Key: `${event.name}/�` });
};
