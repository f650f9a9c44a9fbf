import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
const client = new S3Client({});
let bucket = 'before';
const configure = () => {
  bucket = 'after';
};
export const handler = async (event: { change: boolean }) => {
  if (event.change) configure();
  return client.send(new GetObjectCommand({ Bucket: bucket, Key: 'a' }));
};
