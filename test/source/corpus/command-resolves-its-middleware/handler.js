const { S3Client, GetObjectCommand } = require('@aws-sdk/client-s3');
const s3 = new S3Client({});
exports.handler = async (event) => { const command = new GetObjectCommand({ Bucket: 'photos', Key: 'k' }); const h = command.resolveMiddleware(s3.middlewareStack, s3.config, {}); return (await h(command)).output; };
