const { S3Client, HeadObjectCommand, PutObjectCommand } = require('@aws-sdk/client-s3');
const s3 = new S3Client({});
exports.handler = (event, context, done) => {
  s3.send(new HeadObjectCommand({ Bucket: 'photos', Key: 'k' }), (err, data) => {
    if (!data) s3.send(new PutObjectCommand({ Bucket: 'photos', Key: 'k' }), done);
  });
};
