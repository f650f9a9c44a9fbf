const { S3Client, HeadObjectCommand, DeleteObjectCommand } = require('@aws-sdk/client-s3');
const client = new S3Client({});
exports.handler = (event, context, callback) => {
  client.send(new HeadObjectCommand({ Bucket: 'photos', Key: 'a' }), (error, data) => {
    if (error) return callback(error);
    client.send(new DeleteObjectCommand({ Bucket: 'photos', Key: 'a' }), callback);
  });
};
