const { S3Client, GetObjectCommand } = require('@aws-sdk/client-s3');
const lib = { send: (client, command) => client.send(command) };
exports.handler = () => (void 0, (0, lib.send)(new S3Client({}), new GetObjectCommand({ Bucket: 'photos', Key: 'k' })));
