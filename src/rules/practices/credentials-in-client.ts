import { sensitiveRule } from '../sensitive-rule.ts';

/** An AWS client is given keys that stand in the code. */
export const credentialsInClient = sensitiveRule('credentials', {
  id: 'LP205',
  name: 'credentials-in-client',
  title: 'Access keys given to a client',
  practice: 2,
  severity: 'error',
  meaning: 'A client of the AWS SDK is configured with a secret access key that stands in the code.',
  reason: 'Keys of a user never end by themselves, are seen by all who read the code, and pass by the role of the function.',
  fix: 'Leave credentials out: the SDK takes those of the role. For another account assume a role there.',
  example: 'const client = new S3Client({});',
  sources: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#bp-workloads-use-roles'],
  message: () => 'this client is given a secret access key that stands in the code: use the role of the function, and withdraw the key',
});
