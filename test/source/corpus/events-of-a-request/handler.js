const AWS = require('aws-sdk');
const s3 = new AWS.S3();
const sns = new AWS.SNS();
exports.handler = async () => {
  const request = s3.getObject({ Bucket: 'photos', Key: 'k' });
  request.on('error', (err) => { if (err.code === 'AccessDenied') sns.publish({ TopicArn: 'arn:aws:sns:eu-west-1:123456789012:denied', Message: 'x' }).send(); });
  request.on('success', (response) => { console.log(response.data); s3.putObject({ Bucket: 'copy', Key: 'k', Body: response.data.Body }).send(); });
  request.on('complete', (response) => { if (response.error) s3.deleteObject({ Bucket: 'photos', Key: 'k' }).send(); });
  request.send();
};
