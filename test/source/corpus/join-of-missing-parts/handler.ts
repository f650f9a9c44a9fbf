import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';

const s3 = new S3Client({ region: 'eu-west-1' });

export const handler = () => s3.send(new GetObjectCommand({ Bucket: ['acme', undefined, 'orders', null].join('-'), Key: 'a' }));
