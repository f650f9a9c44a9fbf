import type { Encryption, Grant, MemberPath, ResourceTemplate, ValueSource, When } from './rule.ts';
import { isAccessPoint, isAlias, isBucket } from './s3-access-points.ts';

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/directory-bucket-naming-rules.html */
export const inDirectoryBucket = (bucket: MemberPath): When => ({ member: bucket, matches: '--x-s3(?:/|$)' });

/** The bucket that a member names, as a bucket or as an access point of it. */
export function bucketOf(bucket: MemberPath): readonly ResourceTemplate[] {
  return [
    { type: 'bucket', values: { BucketName: bucket }, when: isBucket(bucket) },
    { type: 'accesspoint', values: { AccessPointName: bucket }, when: isAccessPoint(bucket) },
    { type: 'accesspoint', when: isAlias(bucket) },
  ];
}

/** The object that two members name, in a bucket or behind an access point. */
export function objectOf(bucket: MemberPath, key: ValueSource): readonly ResourceTemplate[] {
  return [
    { type: 'object', values: { BucketName: bucket, ObjectName: key }, when: isBucket(bucket) },
    { type: 'accesspointobject', values: { AccessPointName: bucket, ObjectName: key }, when: isAccessPoint(bucket) },
    { type: 'accesspointobject', values: { ObjectName: key }, when: isAlias(bucket) },
  ];
}

/** The object that a copy reads: https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html */
export const COPY_SOURCE: readonly ResourceTemplate[] = [
  {
    type: 'object',
    values: { BucketName: { member: 'CopySource', as: 'copySourceBucket' }, ObjectName: { member: 'CopySource', as: 'copySourceKey' } },
    when: isBucket('CopySource'),
  },
  {
    type: 'accesspointobject',
    values: {
      AccessPointName: { member: 'CopySource', as: 'copySourceBucket' },
      ObjectName: { member: 'CopySource', as: 'copySourceKey' },
    },
    when: isAccessPoint('CopySource'),
  },
  { type: 'accesspointobject', values: { ObjectName: { member: 'CopySource', as: 'copySourceKey' } }, when: isAlias('CopySource') },
];

/**
 * Data in a directory bucket is reached through a session, whatever the operation:
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-express-security-iam.html
 */
export function sessionOf(bucket: MemberPath): Grant {
  return {
    action: 's3express:CreateSession',
    when: inDirectoryBucket(bucket),
    resources: [{ type: 'bucket', values: { BucketName: bucket } }],
  };
}

/** The grant outside directory buckets. */
export function inGeneralBucket(grant: Grant, bucket: MemberPath = 'Bucket'): Grant {
  const outside: When = { not: inDirectoryBucket(bucket) };
  return { ...grant, when: grant.when === undefined ? outside : { all: [outside, grant.when] } };
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html */
export const DECRYPTED: readonly Encryption[] = [{ actions: ['kms:Decrypt'], resource: 'Bucket', via: 's3' }];
const isKms: When = { member: 'ServerSideEncryption', is: ['aws:kms', 'aws:kms:dsse'] };
const sealed = (actions: readonly string[]): readonly Encryption[] => [
  { actions, key: 'SSEKMSKeyId', resource: 'Bucket', via: 's3', when: { any: [isKms, { absent: 'ServerSideEncryption' }] } },
];
export const ENCRYPTED = sealed(['kms:GenerateDataKey']);
/** The parts of a multipart upload are decrypted to be joined. */
export const ENCRYPTED_IN_PARTS = sealed(['kms:Decrypt', 'kms:GenerateDataKey']);
