import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
const client = new S3Client({});
export const handler = (event: { name: string }) => getSignedUrl(client, new PutObjectCommand({ Bucket: 'photos', Key: `in/${event.name}` }), { expiresIn: 60 });
