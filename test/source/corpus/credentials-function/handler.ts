import { ListBucketsCommand, S3Client } from '@aws-sdk/client-s3';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { ListTopicsCommand, SNSClient } from '@aws-sdk/client-sns';

const assume = (RoleArn: string) => async () => {
  const { Credentials } = await new STSClient({}).send(new AssumeRoleCommand({ RoleArn, RoleSessionName: 'reader' }));
  return { accessKeyId: Credentials?.AccessKeyId ?? '', secretAccessKey: Credentials?.SecretAccessKey ?? '' };
};

function assumeIfNamed(role: string | undefined) {
  if (!role) return undefined;
  return assume(role);
}

export const handler = async (event: { role?: string }) => {
  await new S3Client({ credentials: assume('arn:aws:iam::111122223333:role/reader') }).send(new ListBucketsCommand({}));
  // Without a role these are the function's own credentials.
  await new SNSClient({ credentials: assumeIfNamed(event.role) }).send(new ListTopicsCommand({}));
};
