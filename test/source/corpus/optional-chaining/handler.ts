import { DeleteObjectCommand, S3Client } from '@aws-sdk/client-s3';
const client: S3Client | undefined = process.env.OFF ? undefined : new S3Client({});
const config: { bucket?: { name: string } } = { bucket: { name: 'photos' } };
export const handler = async () => client?.send(new DeleteObjectCommand({ Bucket: config?.bucket?.name, Key: 'a' }));
