const { S3Client, GetObjectCommand, PutObjectCommand } = require('@aws-sdk/client-s3');
const s3 = new S3Client({});
exports.handler = () =>
  Promise.resolve('photos')
    .then((Bucket) => s3.send(new GetObjectCommand({ Bucket, Key: 'a' })))
    .then((answer) => s3.send(new PutObjectCommand({ Bucket: 'copies', Key: 'a', Body: answer.Body })))
    .catch((error) => console.error(error));
