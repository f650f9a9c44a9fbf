import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
const client = new S3Client({});
const read = ({ bucket = 'photos', keys: [first = 'a', ...rest] = [] as string[] }: { bucket?: string; keys?: string[] } = {}) =>
  client.send(new GetObjectCommand({ Bucket: bucket, Key: `${first}-${rest.length}` }));
export const handler = async () => {
  await read();
  await read({ bucket: 'other', keys: ['x', 'y', 'z'] });
};
