import type { OperationRule, ServiceRules } from './rule.ts';

const instead = (action: string): OperationRule => ({ grants: [{ action }] });

/** Amazon S3 Control: the public-access operations are of the account. */
export const s3Control: ServiceRules = {
  service: 's3-control',
  source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/batch-ops-iam-role-policies.html',
  checked: '2026-11-22',
  account: 'AccountId',
  reviewed: ['CreateJob'],
  operations: {
    DescribeJob: { resources: [{ type: 'job', values: { Account: 'AccountId', JobId: 'JobId' } }] },
    GetPublicAccessBlock: instead('s3:GetAccountPublicAccessBlock'),
    PutPublicAccessBlock: instead('s3:PutAccountPublicAccessBlock'),
    DeletePublicAccessBlock: instead('s3:PutAccountPublicAccessBlock'),
  },
};
