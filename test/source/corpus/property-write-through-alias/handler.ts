import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
const client = new S3Client({});
const fill = (target: { Bucket: string }) => {
  target.Bucket = 'photos';
};
export const handler = async () => {
  const input = { Bucket: 'none', Key: 'a' };
  const alias = input;
  fill(alias);
  return client.send(new GetObjectCommand(input));
};
