import { DeleteObjectCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
const client = new S3Client({});
async function walk(prefix: string, depth: number): Promise<void> {
  const page = await client.send(new ListObjectsV2Command({ Bucket: 'photos', Prefix: prefix }));
  for (const { Prefix } of page.CommonPrefixes ?? []) await enter(Prefix ?? '', depth + 1);
}
async function enter(prefix: string, depth: number): Promise<void> {
  await client.send(new DeleteObjectCommand({ Bucket: 'photos', Key: prefix }));
  if (depth < 10) await walk(prefix, depth);
}
export const handler = () => walk('root/', 0);
