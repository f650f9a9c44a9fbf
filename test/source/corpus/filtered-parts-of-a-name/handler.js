const { GetObjectCommand, S3Client } = require('@aws-sdk/client-s3');
const s3 = new S3Client({});
const get = (Bucket) => s3.send(new GetObjectCommand({ Bucket, Key: 'k' }));
exports.handler = async () => {
  await get([process.env.PREFIX, undefined, '', 'archive'].filter(Boolean).join('-').toLowerCase());
  await get(['a', null, 'b'].filter((part) => part !== null).join('.'));
};
