import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
const client = new S3Client({});
export const handler = async () => {
  for (let shard = 0; shard < 3; shard++) await client.send(new GetObjectCommand({ Bucket: `shard-${shard}`, Key: 'a' }));
};
