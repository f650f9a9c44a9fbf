import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
const shared = globalThis as unknown as { store?: { client: S3Client } };
shared.store ??= { client: new S3Client({}) };
process.env.BUCKET = 'photos';
export const handler = () => shared.store!.client.send(new GetObjectCommand({ Bucket: process.env.BUCKET, Key: 'k' }));
