import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
const client = new S3Client({});
export const handler = async (event: { id: string }) => client.send(new GetObjectCommand({ Bucket: 'photos', Key: event.id }));
