import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
const client = new S3Client({});
export const handler = async (event: { old?: string }) => {
  const input: Record<string, unknown> = { Bucket: 'photos', Key: 'a' };
  if (event.old) input.VersionId = event.old;
  return client.send(new GetObjectCommand(input as never));
};
