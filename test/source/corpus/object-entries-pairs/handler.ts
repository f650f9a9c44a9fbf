import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
const client = new S3Client({});
const FILES = { one: 'a.json', two: 'b.json' };
export const handler = async () => {
  for (const [Bucket, Key] of Object.entries(FILES)) await client.send(new GetObjectCommand({ Bucket, Key }));
};
