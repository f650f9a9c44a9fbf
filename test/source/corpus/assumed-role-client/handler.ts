import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
export const handler = async () => {
  const { Credentials } = await new STSClient({}).send(new AssumeRoleCommand({ RoleArn: process.env.ROLE, RoleSessionName: 'x' }));
  const client = new S3Client({
    credentials: { accessKeyId: Credentials!.AccessKeyId!, secretAccessKey: Credentials!.SecretAccessKey!, sessionToken: Credentials!.SessionToken },
  });
  return client.send(new GetObjectCommand({ Bucket: 'theirs', Key: 'a' }));
};
