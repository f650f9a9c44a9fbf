import { DeleteObjectCommand, S3Client } from '@aws-sdk/client-s3';
const client = new S3Client({});
const url = new URL('https://photos.s3.amazonaws.com/raw/a.jpg');
export const handler = () => client.send(new DeleteObjectCommand({ Bucket: url.hostname.split('.')[0], Key: url.pathname.slice(1) }));
