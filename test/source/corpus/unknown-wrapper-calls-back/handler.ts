import { wrap } from 'some-observability-package';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
const client = new S3Client({});
export const handler = wrap(async (event: { key: string }) => client.send(new PutObjectCommand({ Bucket: 'photos', Key: event.key })));
