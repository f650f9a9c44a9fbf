import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
const client = new S3Client({});
export const handler = async (event: any) => client.send(new GetObjectCommand({ Bucket: 'photos', ...event.input, Key: 'a' }));
