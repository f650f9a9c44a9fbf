import { S3Client, GetObjectCommand } from '@aws-sdk/client-s3';
const shared = { region: process.env.BUCKET_REGION ?? 'eu-central-1', maxAttempts: 3 };
const client = new S3Client({ ...shared, forcePathStyle: true });
export const handler = () => client.send(new GetObjectCommand({ Bucket: 'photos', Key: 'k' }));
