import type { MemberPath, OperationRule, ResourceTemplate, ServiceRules, When } from './rule.ts';

const API = 'https://docs.aws.amazon.com/AmazonS3/latest/API';
const instead = (action: string): OperationRule => ({ grants: [{ action }] });

const isArn = (member: MemberPath): When => ({ member, matches: '^arn:' });
/** A bucket on an Outpost by its ARN, or by its name alone, which does not tell the Outpost. */
const OUTPOST_BUCKET: readonly ResourceTemplate[] = [
  { type: 'bucket', arn: 'Bucket', when: isArn('Bucket') },
  { type: 'bucket', values: { BucketName: 'Bucket' }, when: { not: isArn('Bucket') } },
];

/** Bucket operations of this client are of buckets on Outposts: API/API_Operations_AWS_S3_Control.html, each operation's permissions. */
const ON_OUTPOST: Readonly<Record<string, string>> = {
  CreateBucket: 'CreateBucket',
  DeleteBucket: 'DeleteBucket',
  DeleteBucketLifecycleConfiguration: 'PutLifecycleConfiguration',
  DeleteBucketPolicy: 'DeleteBucketPolicy',
  DeleteBucketReplication: 'PutReplicationConfiguration',
  DeleteBucketTagging: 'PutBucketTagging',
  GetBucket: 'GetBucket',
  GetBucketLifecycleConfiguration: 'GetLifecycleConfiguration',
  GetBucketPolicy: 'GetBucketPolicy',
  GetBucketReplication: 'GetReplicationConfiguration',
  GetBucketTagging: 'GetBucketTagging',
  GetBucketVersioning: 'GetBucketVersioning',
  PutBucketLifecycleConfiguration: 'PutLifecycleConfiguration',
  PutBucketPolicy: 'PutBucketPolicy',
  PutBucketReplication: 'PutReplicationConfiguration',
  PutBucketTagging: 'PutBucketTagging',
  PutBucketVersioning: 'PutBucketVersioning',
};

/** The scope of an access point is a matter of directory buckets. */
const onScope = (operation: string): OperationRule => ({
  source: `${API}/API_control_${operation}.html`,
  grants: [{ action: `s3express:${operation}`, resources: [{ type: 'accesspoint', values: { AccessPointName: 'Name' } }] }],
});

/** Amazon S3 Control: the public-access operations are of the account, the bucket operations of S3 on Outposts. */
export const s3Control: ServiceRules = {
  service: 's3-control',
  source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/batch-ops-iam-role-policies.html',
  checked: '2026-11-23',
  account: 'AccountId',
  reviewed: ['CreateJob'],
  operations: {
    ...Object.fromEntries(
      Object.entries(ON_OUTPOST).map(([operation, name]) => [
        operation,
        { source: `${API}/API_control_${operation}.html`, grants: [{ action: `s3-outposts:${name}`, resources: OUTPOST_BUCKET }] },
      ]),
    ),
    DeleteAccessPointScope: onScope('DeleteAccessPointScope'),
    DescribeJob: { resources: [{ type: 'job', values: { Account: 'AccountId', JobId: 'JobId' } }] },
    GetAccessPointScope: onScope('GetAccessPointScope'),
    GetPublicAccessBlock: instead('s3:GetAccountPublicAccessBlock'),
    ListAccessPointsForDirectoryBuckets: instead('s3express:ListAccessPointsForDirectoryBuckets'),
    ListRegionalBuckets: instead('s3-outposts:ListRegionalBuckets'),
    PutAccessPointScope: onScope('PutAccessPointScope'),
    PutPublicAccessBlock: instead('s3:PutAccountPublicAccessBlock'),
    DeletePublicAccessBlock: instead('s3:PutAccountPublicAccessBlock'),
  },
};
