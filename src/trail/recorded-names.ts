/**
 * Members that a service's records name differently from its API, beyond the case of letters: service -> name in `requestParameters` -> member; several, of
 * which an operation has one, with spaces between. S3 writes the names of its headers and query parameters:
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/cloudtrail-logging-understanding-s3-entries.html and the request syntax of each operation in
 * https://docs.aws.amazon.com/AmazonS3/latest/API/. DynamoDB writes one list for all kinds of items and statements:
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/understanding-ddb-log-entries.html. EC2 writes the names of its XML:
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/monitor-with-cloudtrail.html
 */
export const RECORDED_NAMES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  dynamodb: { requestItems: 'TransactItems TransactStatements Statements' },
  ec2: { groupIds: 'SecurityGroupIds Groups' },
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

/**
 * Items that say by one of their members which member of the API they are, service -> that member: DynamoDB writes `{ operation: 'Put', tableName }` for
 * `{ Put: { TableName } }`. The page is that of RECORDED_NAMES.
 */
export const NAMES_OF_KINDS: Readonly<Record<string, string>> = { dynamodb: 'operation' };

/** Lists whose items hold members of the request itself: service -> name in `requestParameters`. The page is that of RECORDED_NAMES. */
export const REQUESTS_IN_LISTS: Readonly<Record<string, string>> = { ec2: 'instancesSet' };
