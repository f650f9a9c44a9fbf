import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
const client = new S3Client({});
const arn = 'arn:aws:s3:::photos/raw';
export const handler = async () => {
  const bucket = arn.split(':').pop()?.split('/')[0];
  await client.send(new GetObjectCommand({ Bucket: bucket, Key: 'A/B'.toLowerCase().replace('/', '-').concat('.txt') }));
};
