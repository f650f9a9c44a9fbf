const { register } = require('some-registry');
const { S3 } = require('@aws-sdk/client-s3');
class Problem extends Error {
  constructor(message, parts) {
    super(message.trim());
    this.code = parts.map((part) => part.toUpperCase()).join('-');
  }
}
register(Problem);
exports.handler = () => new S3({}).getObject({ Bucket: 'photos', Key: 'a' });
