import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
const client = new S3Client({});
export const handler = async () => {
  const input: Record<string, string> = { Bucket: '', Key: 'a' };
  input.Bucket = 'photos';
  input['VersionId'] = '7';
  return client.send(new GetObjectCommand(input as never));
};
