import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
const client = new S3Client({});
export const handler = async () => {
  let bucket = 'first';
  try {
    bucket = 'second';
    await client.send(new GetObjectCommand({ Bucket: bucket, Key: 'a' }));
    bucket = 'third';
    JSON.parse('{');
    bucket = 'fourth';
  } catch {
    await client.send(new PutObjectCommand({ Bucket: bucket, Key: 'a' }));
  }
};
