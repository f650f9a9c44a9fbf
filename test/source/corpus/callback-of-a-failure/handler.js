const AWS = require('aws-sdk');
const s3 = new AWS.S3();
exports.handler = (event, context, done) => {
  s3.headObject({ Bucket: 'photos', Key: 'k' }, (err, data) => {
    if (err) { s3.putObject({ Bucket: 'photos', Key: 'k' }, done); return; }
    if (err === null) s3.deleteObject({ Bucket: 'photos', Key: 'k' }, done);
  });
};
