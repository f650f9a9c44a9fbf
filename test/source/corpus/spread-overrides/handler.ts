import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
const client = new S3Client({});
const DEFAULTS = { Bucket: 'default', Key: 'default' };
export const handler = async () => {
  await client.send(new GetObjectCommand({ ...DEFAULTS, Key: 'mine' }));
  await client.send(new GetObjectCommand({ Key: 'mine', ...DEFAULTS }));
};
