import { decorate } from 'some-package';
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
const client = new S3Client({});
export const handler = async () => {
  const input = { Bucket: 'photos', Key: 'k' };
  decorate(input);
  return client.send(new GetObjectCommand(input));
};
