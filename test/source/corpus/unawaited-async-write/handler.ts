import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
const client = new S3Client({});
let bucket = 'before';
const load = async () => {
  bucket = 'after';
};
export const handler = async () => {
  const pending = load();
  await client.send(new GetObjectCommand({ Bucket: bucket, Key: 'k' }));
  return pending;
};
