import type { Grant, MemberPath, OperationRule, ResourceTemplate, ServiceRules, When } from './rule.ts';
import { onEveryAccessPoint } from './s3-access-points.ts';
import {
  bucketOf,
  COPY_SOURCE,
  DECRYPTED,
  ENCRYPTED,
  ENCRYPTED_IN_PARTS,
  inDirectoryBucket,
  inGeneralBucket,
  objectOf,
  sessionOf,
} from './s3-resources.ts';

const API = 'https://docs.aws.amazon.com/AmazonS3/latest/API';
const BUCKET = bucketOf('Bucket');
const OBJECT = objectOf('Bucket', 'Key');
const SESSION = sessionOf('Bucket');
const VERSION: When = { set: 'VersionId' };
const NO_VERSION: When = { absent: 'VersionId' };

const onBucket = (action: string): OperationRule => ({ grants: [{ action, resources: BUCKET }] });
const onObject = (action: string, when?: When): Grant =>
  inGeneralBucket(when === undefined ? { action, resources: OBJECT } : { action, when, resources: OBJECT });

/** One action without a version, another with it. */
const byVersion = (action: string, versionAction: string): readonly Grant[] => [
  onObject(action, NO_VERSION),
  onObject(versionAction, VERSION),
];

const ACL: When = {
  any: ['ACL', 'GrantFullControl', 'GrantRead', 'GrantReadACP', 'GrantWrite', 'GrantWriteACP'].map((set): When => ({ set })),
};
const OBJECT_ACL: When = { any: ['ACL', 'GrantFullControl', 'GrantRead', 'GrantReadACP', 'GrantWriteACP'].map((set): When => ({ set })) };

/** What writing an object needs beside PutObject, by the arguments that set more than its content: API/API_PutObject.html. */
const WRITTEN_WITH: readonly Grant[] = [
  onObject('s3:PutObjectTagging', { set: 'Tagging' }),
  onObject('s3:PutObjectAcl', OBJECT_ACL),
  onObject('s3:PutObjectRetention', { any: [{ set: 'ObjectLockMode' }, { set: 'ObjectLockRetainUntilDate' }] }),
  onObject('s3:PutObjectLegalHold', { set: 'ObjectLockLegalHoldStatus' }),
];
const PUT: readonly Grant[] = [onObject('s3:PutObject'), SESSION];

const SOURCE_VERSION: When = { member: 'CopySource', matches: '\\?versionId=' };
const SOURCE_IN_DIRECTORY: When = { member: 'CopySource', matches: '^/?[^/]*--x-s3/' };
const fromSource = (action: string, when: When): Grant => ({
  action,
  when: { all: [{ not: SOURCE_IN_DIRECTORY }, when] },
  resources: COPY_SOURCE,
});
const READ_SOURCE: readonly Grant[] = [
  fromSource('s3:GetObject', { not: SOURCE_VERSION }),
  fromSource('s3:GetObjectVersion', SOURCE_VERSION),
  {
    action: 's3express:CreateSession',
    when: SOURCE_IN_DIRECTORY,
    resources: [{ type: 'bucket', values: { BucketName: { member: 'CopySource', as: 'copySourceBucket' } } }],
  },
];
const ANNOTATIONS = 'https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html';
const COPIED_TAGS: When = { member: 'TaggingDirective', is: ['COPY'] };

const deleted = (action: string, when: When): Grant =>
  inGeneralBucket({ action, forEach: 'Delete.Objects[]', when, resources: objectOf('/Bucket', 'Key') }, '/Bucket');
const BYPASS: When = { member: 'BypassGovernanceRetention', is: [true] };

/** Names of bucket settings whose actions are not named after the operations: API/API_Operations.html, each operation's permissions. */
const BUCKET_SETTINGS: Readonly<Record<string, string>> = {
  DeleteBucketAnalyticsConfiguration: 's3:PutAnalyticsConfiguration',
  DeleteBucketCors: 's3:PutBucketCORS',
  DeleteBucketEncryption: 's3:PutEncryptionConfiguration',
  DeleteBucketIntelligentTieringConfiguration: 's3:PutIntelligentTieringConfiguration',
  DeleteBucketInventoryConfiguration: 's3:PutInventoryConfiguration',
  DeleteBucketLifecycle: 's3:PutLifecycleConfiguration',
  DeleteBucketMetadataConfiguration: 's3:DeleteBucketMetadataTableConfiguration',
  DeleteBucketMetricsConfiguration: 's3:PutMetricsConfiguration',
  DeleteBucketOwnershipControls: 's3:PutBucketOwnershipControls',
  DeleteBucketReplication: 's3:PutReplicationConfiguration',
  DeleteBucketTagging: 's3:PutBucketTagging',
  DeletePublicAccessBlock: 's3:PutBucketPublicAccessBlock',
  GetBucketAccelerateConfiguration: 's3:GetAccelerateConfiguration',
  GetBucketAnalyticsConfiguration: 's3:GetAnalyticsConfiguration',
  GetBucketEncryption: 's3:GetEncryptionConfiguration',
  GetBucketIntelligentTieringConfiguration: 's3:GetIntelligentTieringConfiguration',
  GetBucketInventoryConfiguration: 's3:GetInventoryConfiguration',
  GetBucketLifecycle: 's3:GetLifecycleConfiguration',
  GetBucketLifecycleConfiguration: 's3:GetLifecycleConfiguration',
  GetBucketMetadataConfiguration: 's3:GetBucketMetadataTableConfiguration',
  GetBucketMetricsConfiguration: 's3:GetMetricsConfiguration',
  GetBucketNotificationConfiguration: 's3:GetBucketNotification',
  GetBucketReplication: 's3:GetReplicationConfiguration',
  GetObjectLockConfiguration: 's3:GetBucketObjectLockConfiguration',
  GetPublicAccessBlock: 's3:GetBucketPublicAccessBlock',
  ListBucketAnalyticsConfigurations: 's3:GetAnalyticsConfiguration',
  ListBucketIntelligentTieringConfigurations: 's3:GetIntelligentTieringConfiguration',
  ListBucketInventoryConfigurations: 's3:GetInventoryConfiguration',
  ListBucketMetricsConfigurations: 's3:GetMetricsConfiguration',
  PutBucketAccelerateConfiguration: 's3:PutAccelerateConfiguration',
  PutBucketAnalyticsConfiguration: 's3:PutAnalyticsConfiguration',
  PutBucketEncryption: 's3:PutEncryptionConfiguration',
  PutBucketIntelligentTieringConfiguration: 's3:PutIntelligentTieringConfiguration',
  PutBucketInventoryConfiguration: 's3:PutInventoryConfiguration',
  PutBucketLifecycle: 's3:PutLifecycleConfiguration',
  PutBucketLifecycleConfiguration: 's3:PutLifecycleConfiguration',
  PutBucketMetricsConfiguration: 's3:PutMetricsConfiguration',
  PutBucketNotificationConfiguration: 's3:PutBucketNotification',
  PutBucketReplication: 's3:PutReplicationConfiguration',
  PutObjectLockConfiguration: 's3:PutBucketObjectLockConfiguration',
  PutPublicAccessBlock: 's3:PutBucketPublicAccessBlock',
};

/** Bucket settings that directory buckets have under their own prefix: https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-express-security-iam.html */
const IN_BOTH_KINDS = ['CreateBucket', 'DeleteBucket', 'DeleteBucketPolicy', 'GetBucketPolicy', 'PutBucketPolicy'];
const ENCRYPTION_AND_LIFECYCLE = [
  'GetEncryptionConfiguration',
  'GetInventoryConfiguration',
  'GetLifecycleConfiguration',
  'GetMetricsConfiguration',
  'PutEncryptionConfiguration',
  'PutInventoryConfiguration',
  'PutLifecycleConfiguration',
  'PutMetricsConfiguration',
];
const inBothKinds = (name: string): readonly Grant[] => [
  inGeneralBucket({ action: `s3:${name}`, resources: name === 'GetBucketPolicy' ? BUCKET : [bucketNamed('Bucket')] }),
  { action: `s3express:${name}`, when: inDirectoryBucket('Bucket'), resources: [{ type: 'bucket', values: { BucketName: 'Bucket' } }] },
];
const setting = (action: string): OperationRule => {
  const name = action.slice('s3:'.length);
  return ENCRYPTION_AND_LIFECYCLE.includes(name)
    ? { grants: inBothKinds(name) }
    : { grants: [{ action, resources: [bucketNamed('Bucket')] }] };
};

/** Actions on bucket settings know no access points. */
function bucketNamed(bucket: MemberPath): ResourceTemplate {
  return { type: 'bucket', values: { BucketName: bucket } };
}

const METADATA_TABLES = ['CreateNamespace', 'CreateTable', 'CreateTableBucket', 'GetTable', 'PutTableEncryption', 'PutTablePolicy'].map(
  (name): Grant => ({ action: `s3tables:${name}` }),
);

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-deletes.html: the ETag is compared with the caller's permission to read; `*` is not. */
const comparesTag = (member: MemberPath): When => ({ all: [{ set: member }, { not: { member, is: ['*'] } }] });

const OPERATIONS: Readonly<Record<string, OperationRule>> = {
  ...Object.fromEntries(Object.entries(BUCKET_SETTINGS).map(([operation, action]) => [operation, setting(action)])),
  ...Object.fromEntries(IN_BOTH_KINDS.map((name) => [name, { grants: inBothKinds(name) }])),
  CreateBucket: {
    source: `${API}/API_CreateBucket.html`,
    grants: [
      ...inBothKinds('CreateBucket'),
      inGeneralBucket({ action: 's3:PutBucketAcl', when: ACL, resources: [bucketNamed('Bucket')] }),
      ...['s3:PutBucketObjectLockConfiguration', 's3:PutBucketVersioning'].map((action) =>
        inGeneralBucket({ action, when: { member: 'ObjectLockEnabledForBucket', is: [true] }, resources: [bucketNamed('Bucket')] }),
      ),
      inGeneralBucket({ action: 's3:PutBucketOwnershipControls', when: { set: 'ObjectOwnership' }, resources: [bucketNamed('Bucket')] }),
      inGeneralBucket({ action: 's3:TagResource', when: { set: 'CreateBucketConfiguration.Tags' }, resources: [bucketNamed('Bucket')] }),
      {
        action: 's3express:TagResource',
        when: { all: [inDirectoryBucket('Bucket'), { set: 'CreateBucketConfiguration.Tags' }] },
        resources: [bucketNamed('Bucket')],
      },
    ],
  },
  CreateBucketMetadataConfiguration: {
    source: `${API}/API_CreateBucketMetadataConfiguration.html`,
    grants: [{ action: 's3:CreateBucketMetadataTableConfiguration', resources: [bucketNamed('Bucket')] }, ...METADATA_TABLES],
  },
  CreateBucketMetadataTableConfiguration: {
    source: `${API}/API_CreateBucketMetadataTableConfiguration.html`,
    grants: [{ action: 's3:CreateBucketMetadataTableConfiguration', resources: [bucketNamed('Bucket')] }, ...METADATA_TABLES],
  },
  UpdateBucketMetadataInventoryTableConfiguration: {
    source: `${API}/API_UpdateBucketMetadataInventoryTableConfiguration.html`,
    grants: [{ action: 's3:UpdateBucketMetadataInventoryTableConfiguration', resources: [bucketNamed('Bucket')] }, ...METADATA_TABLES],
  },
  ListBuckets: { source: `${API}/API_ListBuckets.html`, grants: [{ action: 's3:ListAllMyBuckets' }] },
  ListDirectoryBuckets: { source: `${API}/API_ListDirectoryBuckets.html`, grants: [{ action: 's3express:ListAllMyDirectoryBuckets' }] },
  HeadBucket: {
    source: `${API}/API_HeadBucket.html`,
    grants: [inGeneralBucket({ action: 's3:ListBucket', resources: BUCKET }), SESSION],
  },
  ListObjects: { source: `${API}/API_ListObjects.html`, ...onBucket('s3:ListBucket') },
  ListObjectsV2: {
    source: `${API}/API_ListObjectsV2.html`,
    grants: [inGeneralBucket({ action: 's3:ListBucket', resources: BUCKET }), SESSION],
  },
  ListObjectVersions: { source: `${API}/API_ListObjectVersions.html`, ...onBucket('s3:ListBucketVersions') },
  ListMultipartUploads: {
    source: `${API}/API_ListMultipartUploads.html`,
    grants: [inGeneralBucket({ action: 's3:ListBucketMultipartUploads', resources: [bucketNamed('Bucket')] }), SESSION],
  },
  CreateSession: {
    source: `${API}/API_CreateSession.html`,
    grants: [{ action: 's3express:CreateSession', resources: [bucketNamed('Bucket')] }],
  },

  GetObject: {
    source: `${API}/API_GetObject.html`,
    grants: [...byVersion('s3:GetObject', 's3:GetObjectVersion'), SESSION],
    encryption: DECRYPTED,
  },
  HeadObject: {
    source: `${API}/API_HeadObject.html`,
    grants: [...byVersion('s3:GetObject', 's3:GetObjectVersion'), SESSION],
    encryption: DECRYPTED,
  },
  GetObjectAttributes: {
    source: `${API}/API_GetObjectAttributes.html`,
    grants: [
      ...byVersion('s3:GetObject', 's3:GetObjectVersion'),
      ...byVersion('s3:GetObjectAttributes', 's3:GetObjectVersionAttributes'),
      SESSION,
    ],
  },
  GetObjectTagging: {
    source: `${API}/API_GetObjectTagging.html`,
    grants: byVersion('s3:GetObjectTagging', 's3:GetObjectVersionTagging'),
  },
  DeleteObjectAnnotation: { source: ANNOTATIONS, grants: byVersion('s3:DeleteObjectAnnotation', 's3:DeleteObjectVersionAnnotation') },
  GetObjectAnnotation: { source: ANNOTATIONS, grants: byVersion('s3:GetObjectAnnotation', 's3:GetObjectVersionAnnotation') },
  ListObjectAnnotations: { source: ANNOTATIONS, grants: byVersion('s3:ListObjectAnnotations', 's3:ListObjectVersionAnnotations') },
  PutObjectAnnotation: { source: ANNOTATIONS, grants: byVersion('s3:PutObjectAnnotation', 's3:PutObjectVersionAnnotation') },
  PutObjectTagging: {
    source: `${API}/API_PutObjectTagging.html`,
    grants: byVersion('s3:PutObjectTagging', 's3:PutObjectVersionTagging'),
  },
  DeleteObjectTagging: {
    source: `${API}/API_DeleteObjectTagging.html`,
    grants: byVersion('s3:DeleteObjectTagging', 's3:DeleteObjectVersionTagging'),
  },
  GetObjectLegalHold: { source: `${API}/API_GetObjectLegalHold.html`, grants: [onObject('s3:GetObjectLegalHold')] },
  GetObjectRetention: { source: `${API}/API_GetObjectRetention.html`, grants: [onObject('s3:GetObjectRetention')] },
  PutObjectLegalHold: { source: `${API}/API_PutObjectLegalHold.html`, grants: [onObject('s3:PutObjectLegalHold')] },
  RestoreObject: { source: `${API}/API_RestoreObject.html`, grants: [onObject('s3:RestoreObject')] },
  UpdateObjectEncryption: {
    source: `${API}/API_UpdateObjectEncryption.html`,
    grants: [onObject('s3:PutObject'), onObject('s3:UpdateObjectEncryption')],
  },
  GetObjectAcl: { source: `${API}/API_GetObjectAcl.html`, grants: byVersion('s3:GetObjectAcl', 's3:GetObjectVersionAcl') },
  PutObjectAcl: { source: `${API}/API_PutObjectAcl.html`, grants: byVersion('s3:PutObjectAcl', 's3:PutObjectVersionAcl') },
  PutObjectRetention: {
    source: `${API}/API_PutObjectRetention.html`,
    grants: [onObject('s3:PutObjectRetention'), onObject('s3:BypassGovernanceRetention', BYPASS)],
  },
  GetObjectTorrent: {
    source: `${API}/API_GetObjectTorrent.html`,
    grants: [{ action: 's3:GetObjectTorrent', resources: [{ type: 'object', values: { BucketName: 'Bucket', ObjectName: 'Key' } }] }],
  },
  SelectObjectContent: { source: `${API}/API_SelectObjectContent.html`, grants: [onObject('s3:GetObject')], encryption: DECRYPTED },
  RenameObject: {
    source: `${API}/API_RenameObject.html`,
    grants: [{ action: 's3express:CreateSession', resources: [bucketNamed('Bucket')] }],
  },
  WriteGetObjectResponse: {
    source: `${API}/API_WriteGetObjectResponse.html`,
    grants: [{ action: 's3-object-lambda:WriteGetObjectResponse' }],
  },

  PutObject: { source: `${API}/API_PutObject.html`, grants: [...PUT, ...WRITTEN_WITH], encryption: ENCRYPTED },
  CreateMultipartUpload: {
    source: `${API}/API_CreateMultipartUpload.html`,
    grants: [...PUT, ...WRITTEN_WITH],
    encryption: ENCRYPTED_IN_PARTS,
  },
  UploadPart: {
    source: `${API}/API_UploadPart.html`,
    grants: PUT,
    encryption: [{ actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resource: 'Bucket', via: 's3' }],
  },
  CompleteMultipartUpload: {
    source: `${API}/API_CompleteMultipartUpload.html`,
    grants: PUT,
    encryption: [{ actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resource: 'Bucket', via: 's3' }],
  },
  AbortMultipartUpload: { source: `${API}/API_AbortMultipartUpload.html`, grants: [onObject('s3:AbortMultipartUpload'), SESSION] },
  ListParts: { source: `${API}/API_ListParts.html`, grants: [onObject('s3:ListMultipartUploadParts'), SESSION], encryption: DECRYPTED },
  UploadPartCopy: {
    source: `${API}/API_UploadPartCopy.html`,
    grants: [...PUT, ...READ_SOURCE],
    encryption: [
      { actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resource: 'Bucket', via: 's3' },
      { actions: ['kms:Decrypt'], resource: 'CopySource', via: 's3' },
    ],
  },
  CopyObject: {
    source: `${API}/API_CopyObject.html`,
    grants: [
      ...PUT,
      ...READ_SOURCE,
      ...WRITTEN_WITH,
      fromSource('s3:GetObjectTagging', { all: [COPIED_TAGS, { not: SOURCE_VERSION }] }),
      fromSource('s3:GetObjectVersionTagging', { all: [COPIED_TAGS, SOURCE_VERSION] }),
      onObject('s3:PutObjectTagging', COPIED_TAGS),
    ],
    beyond: [
      {
        service: 's3',
        message:
          'needs s3:GetObjectTagging on the source and s3:PutObjectTagging on the copy too if the source has tags: they are copied unless TaggingDirective is REPLACE',
        mayNeed: ['s3:GetObjectTagging', 's3:GetObjectVersionTagging', 's3:PutObjectTagging'],
        when: { absent: 'TaggingDirective' },
      },
    ],
    encryption: [...ENCRYPTED, { actions: ['kms:Decrypt'], resource: 'CopySource', via: 's3' }],
  },
  DeleteObject: {
    source: `${API}/API_DeleteObject.html`,
    grants: [
      ...byVersion('s3:DeleteObject', 's3:DeleteObjectVersion'),
      onObject('s3:BypassGovernanceRetention', BYPASS),
      onObject('s3:GetObject', comparesTag('IfMatch')),
      SESSION,
    ],
  },
  DeleteObjects: {
    source: `${API}/API_DeleteObjects.html`,
    grants: [
      deleted('s3:DeleteObject', NO_VERSION),
      deleted('s3:DeleteObjectVersion', VERSION),
      deleted('s3:GetObject', comparesTag('ETag')),
      deleted('s3:BypassGovernanceRetention', { member: '/BypassGovernanceRetention', is: [true] }),
      inGeneralBucket({ action: 's3:DeleteObject', when: { absent: 'Delete.Objects' }, resources: objectOf('Bucket', { text: '*' }) }),
      SESSION,
    ],
  },
};

/** Amazon S3: most operations are authorised by actions of other names, and objects by version, tags, locks and lists of their own. */
export const s3: ServiceRules = {
  service: 's3',
  source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html',
  checked: '2026-11-22',
  reviewed: 'all',
  operations: Object.fromEntries(Object.entries(OPERATIONS).map(([operation, rule]) => [operation, onEveryAccessPoint(rule)])),
};
