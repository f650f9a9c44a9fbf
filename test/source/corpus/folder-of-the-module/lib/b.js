const { S3 } = require('@aws-sdk/client-s3');
module.exports = () => new S3({}).getObject({ Bucket: 'photos', Key: 'b' });
