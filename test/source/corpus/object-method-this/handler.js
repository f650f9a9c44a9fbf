const { S3Client, GetObjectCommand } = require('@aws-sdk/client-s3');
module.exports = {
  bucket: 'photos',
  client: new S3Client({}),
  read(Key) {
    return this.client.send(new GetObjectCommand({ Bucket: this.bucket, Key }));
  },
  handler: async () => module.exports.read('k'),
};
