const { S3Client, DeleteObjectCommand } = require('@aws-sdk/client-s3');
const s3 = new S3Client({});
String.prototype.removeFrom = function (bucket) { return s3.send(new DeleteObjectCommand({ Bucket: bucket, Key: String(this) })); };
exports.handler = async (event) => { await 'k1'.removeFrom('photos'); };
