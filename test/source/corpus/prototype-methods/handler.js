const { S3Client, GetObjectCommand } = require('@aws-sdk/client-s3');
function Reader(bucket) {
  this.bucket = bucket;
  this.client = new S3Client();
}
Reader.prototype.read = function (key) {
  return this.client.send(new GetObjectCommand({ Bucket: this.bucket, Key: key }));
};
const reader = new Reader('photos');
exports.handler = () => reader.read('a');
