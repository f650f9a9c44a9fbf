/**
 * Members that a service's records name differently from its API, beyond the case of letters: service -> name in `requestParameters` -> member. S3 writes
 * the names of its headers and query parameters: https://docs.aws.amazon.com/AmazonS3/latest/userguide/cloudtrail-logging-understanding-s3-entries.html and the
 * request syntax of each operation in https://docs.aws.amazon.com/AmazonS3/latest/API/
 */
export const RECORDED_NAMES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  s3: {
    bucketName: 'Bucket',
    'x-amz-acl': 'ACL',
    'x-amz-grant-full-control': 'GrantFullControl',
    'x-amz-grant-read': 'GrantRead',
    'x-amz-grant-read-acp': 'GrantReadACP',
    'x-amz-grant-write': 'GrantWrite',
    'x-amz-grant-write-acp': 'GrantWriteACP',
    'x-amz-copy-source': 'CopySource',
    'x-amz-tagging': 'Tagging',
    'x-amz-tagging-directive': 'TaggingDirective',
    'x-amz-server-side-encryption': 'ServerSideEncryption',
    'x-amz-server-side-encryption-aws-kms-key-id': 'SSEKMSKeyId',
    'x-amz-object-lock-mode': 'ObjectLockMode',
    'x-amz-object-lock-retain-until-date': 'ObjectLockRetainUntilDate',
    'x-amz-object-lock-legal-hold': 'ObjectLockLegalHoldStatus',
    'x-amz-bypass-governance-retention': 'BypassGovernanceRetention',
    'x-amz-website-redirect-location': 'WebsiteRedirectLocation',
    'x-amz-bucket-object-lock-enabled': 'ObjectLockEnabledForBucket',
    'x-amz-object-ownership': 'ObjectOwnership',
    'x-amz-request-payer': 'RequestPayer',
    'x-amz-optional-object-attributes': 'OptionalObjectAttributes',
    'x-amz-mfa': 'MFA',
  },
};

/** Members whose text stands in ARNs as it is and that differ from call to call, so that calls are alike but for it: service -> name in `requestParameters`. */
export const NAMES_OF_ITEMS: Readonly<Record<string, string>> = { s3: 'key', 'cloudwatch-logs': 'logStreamName' };
