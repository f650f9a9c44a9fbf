import { DeleteBucketCommand, ListBucketsCommand, S3Client } from '@aws-sdk/client-s3';
const client = new S3Client({});
const DANGEROUS = false;
export const handler = () => {
  if (DANGEROUS) return client.send(new DeleteBucketCommand({ Bucket: 'photos' }));
  return client.send(new ListBucketsCommand({}));
};
