import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
const client = new S3Client({});
export const handler = async () => {
  const input = Object.assign({ Bucket: 'none' }, { Key: 'k' }, { Bucket: 'photos' });
  return client.send(new GetObjectCommand(input));
};
