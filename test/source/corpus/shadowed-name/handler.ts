import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
const client = new S3Client({});
const bucket = 'outer';
const read = (bucket: string) => client.send(new GetObjectCommand({ Bucket: bucket, Key: 'a' }));
export const handler = async () => {
  {
    const bucket = 'inner';
    await read(bucket);
  }
  return bucket.length;
};
