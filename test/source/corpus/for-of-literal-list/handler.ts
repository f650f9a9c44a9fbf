import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
const client = new S3Client({});
export const handler = async () => {
  for (const { bucket, key } of [{ bucket: 'one', key: 'a' }, { bucket: 'two', key: 'b' }]) {
    await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
  }
};
