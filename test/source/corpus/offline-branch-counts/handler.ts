import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
const client = new S3Client({});
export const handler = async () => {
  if (process.env.AWS_SAM_LOCAL) return undefined;
  return client.send(new PutObjectCommand({ Bucket: 'photos', Key: 'a' }));
};
