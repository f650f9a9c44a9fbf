import path from 'node:path';
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
const client = new S3Client({});
export const handler = (event: { name: string }) => client.send(new GetObjectCommand({ Bucket: 'photos', Key: path.join('in', event.name, 'a.txt') }));
