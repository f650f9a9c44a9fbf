import { DeleteBucketCommand, ListBucketsCommand, S3Client } from '@aws-sdk/client-s3';
const client = new S3Client({});
export const clean = () => client.send(new DeleteBucketCommand({ Bucket: 'photos' }));
export const handler = () => client.send(new ListBucketsCommand({}));
