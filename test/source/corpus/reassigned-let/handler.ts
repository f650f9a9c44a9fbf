import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
const client = new S3Client({});
export const handler = async (event: { eu: boolean }) => {
  let bucket = 'first';
  bucket = 'photos-us';
  if (event.eu) bucket = 'photos-eu';
  return client.send(new GetObjectCommand({ Bucket: bucket, Key: 'a' }));
};
