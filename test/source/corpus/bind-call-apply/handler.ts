import { DeleteObjectCommand, GetObjectCommand, HeadObjectCommand, S3Client } from '@aws-sdk/client-s3';
const client = new S3Client({});
const send = client.send.bind(client);
function run(this: { bucket: string }, Key: string) {
  return client.send(new DeleteObjectCommand({ Bucket: this.bucket, Key }));
}
export const handler = async () => {
  await send(new GetObjectCommand({ Bucket: 'one', Key: 'a' }));
  await client.send.call(client, new HeadObjectCommand({ Bucket: 'two', Key: 'b' }));
  await run.apply({ bucket: 'three' }, ['c']);
};
