const { PutObjectCommand, S3Client } = require('@aws-sdk/client-s3');
const s3 = new S3Client({});
let invocations = 0;
const seen = { last: '' };
exports.handler = async (event) => {
  invocations += 1;
  if (invocations === 5) await s3.send(new PutObjectCommand({ Bucket: 'fifth', Key: 'k' }));
  if (++seen.count % 10 === 3) await s3.send(new PutObjectCommand({ Bucket: 'some', Key: 'k' }));
  if (invocations === 1) await s3.send(new PutObjectCommand({ Bucket: 'first', Key: 'k' }));
  return event;
};
