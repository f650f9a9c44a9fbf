import { GetObjectCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
const client = new S3Client({});
async function send<T>(command: T): Promise<unknown> {
  return client.send(command as never);
}
export const handler = async () => {
  await send(new GetObjectCommand({ Bucket: 'one', Key: 'k' }));
  await send(new ListObjectsV2Command({ Bucket: 'two' }));
};
