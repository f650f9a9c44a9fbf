import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';

const client = new S3Client({ region: 'eu-west-1' });

export const handler = () => S3Client.prototype.send.call(client, new PutObjectCommand({ Bucket: 'photos', Key: 'a' }));
