import type { Grant, MemberPath, OperationRule, ResourceTemplate, ServiceRules } from './rule.ts';

const API = 'https://docs.aws.amazon.com/AmazonS3/latest/API';

/** A table's ARN ends in an id that its name does not tell. */
const TABLE_OF_BUCKET: ResourceTemplate = { type: 'Table', arn: { join: ['tableBucketARN', { text: '/table/*' }] } };
const ON_TABLE: OperationRule = { resources: [TABLE_OF_BUCKET] };
const BUCKET: ResourceTemplate = { type: 'TableBucket', values: { TableBucketName: 'name' } };

/** What a setting that is made with its bucket or table needs: API/API_s3Buckets_CreateTable.html, API/API_s3Buckets_CreateTableBucket.html. */
const madeWith = (resource: ResourceTemplate, actions: Readonly<Record<MemberPath, string>>): readonly Grant[] =>
  Object.entries(actions).map(([member, name]) => ({ action: `s3tables:${name}`, when: { set: member }, resources: [resource] }));

const BY_NAME = [
  'DeleteTable',
  'DeleteTablePolicy',
  'GetTableEncryption',
  'GetTableMaintenanceConfiguration',
  'GetTableMaintenanceJobStatus',
  'GetTableMetadataLocation',
  'GetTablePolicy',
  'GetTableStorageClass',
  'PutTableMaintenanceConfiguration',
  'PutTablePolicy',
  'RenameTable',
  'UpdateTableMetadataLocation',
];

/** Amazon S3 Tables. */
export const s3tables: ServiceRules = {
  service: 's3tables',
  source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-tables-setting-up.html',
  checked: '2026-11-23',
  operations: {
    ...Object.fromEntries(BY_NAME.map((operation) => [operation, ON_TABLE])),
    GetTable: {
      resources: [
        { type: 'Table', arn: 'tableArn', when: { set: 'tableArn' } },
        { ...TABLE_OF_BUCKET, when: { absent: 'tableArn' } },
      ],
    },
    CreateTable: {
      source: `${API}/API_s3Buckets_CreateTable.html`,
      also: madeWith(TABLE_OF_BUCKET, {
        metadata: 'PutTableData',
        encryptionConfiguration: 'PutTableEncryption',
        storageClassConfiguration: 'PutTableStorageClass',
        tags: 'TagResource',
      }),
    },
    CreateTableBucket: {
      source: `${API}/API_s3Buckets_CreateTableBucket.html`,
      also: madeWith(BUCKET, {
        encryptionConfiguration: 'PutTableBucketEncryption',
        storageClassConfiguration: 'PutTableBucketStorageClass',
        tags: 'TagResource',
      }),
    },
  },
};
