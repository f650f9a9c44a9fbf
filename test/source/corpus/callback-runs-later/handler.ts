import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
const client = new S3Client({});
export const handler = async () => {
  let bucket = 'now';
  setTimeout(() => {
    bucket = 'later';
  }, 10);
  return client.send(new GetObjectCommand({ Bucket: bucket, Key: 'a' }));
};
