import type { Encryption, Grant, MemberPath, OperationRule, ResourceTemplate, ServiceRules, ValueSource, When } from './rule.ts';

const table = (source: ValueSource): ResourceTemplate => ({ type: 'table', values: { TableName: source } });
const TABLE = table('TableName');
const INDEX: ResourceTemplate = { type: 'index', values: { TableName: 'TableName', IndexName: 'IndexName' } };

const DOCUMENTATION = 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide';
const ENCRYPTION = `${DOCUMENTATION}/encryption.usagenotes.html`;

/** https://docs.aws.amazon.com/kms/latest/developerguide/services-dynamodb.html: table and items under a customer managed key. */
const itemKey = (resource: MemberPath): readonly Encryption[] => [{ actions: ['kms:Decrypt'], resource, via: 'dynamodb' }];
const TABLE_KEY: readonly Encryption[] = [
  {
    actions: ['kms:CreateGrant', 'kms:Decrypt', 'kms:DescribeKey'],
    key: 'SSESpecification.KMSMasterKeyId',
    via: 'dynamodb',
    when: { set: 'SSESpecification.KMSMasterKeyId' },
  },
];

/** A query of an index is authorised on the index alone: DOCUMENTATION/specifying-conditions.html. */
const onTableOrIndex = (action: string): OperationRule => ({
  source: `${DOCUMENTATION}/using-identity-based-policies.html`,
  grants: [
    { action, when: { absent: 'IndexName' }, resources: [TABLE] },
    { action, when: { set: 'IndexName' }, resources: [INDEX] },
  ],
  encryption: itemKey('TableName'),
});

/** One grant per kind of item of a transaction. */
const inTransaction = (kind: string, action: string): Grant => ({
  action,
  forEach: 'TransactItems[]',
  when: { set: kind },
  resources: [table(`${kind}.TableName`)],
});

/** The action of a PartiQL statement follows its verb: DOCUMENTATION/ql-iam.html. */
const partiql = (statement: MemberPath, forEach?: MemberPath): readonly Grant[] => {
  const starts = (form: string): When => ({ member: statement, matches: `^\\s*${form}` });
  const onIndex: When = { member: statement, matches: '\\bFROM\\s+(?:"[^"]+"|[^\\s".]+)\\s*\\.' };
  const onTable = table({ member: statement, as: 'partiqlTable' });
  const index: ResourceTemplate = {
    type: 'index',
    values: { TableName: { member: statement, as: 'partiqlTable' }, IndexName: { member: statement, as: 'partiqlIndex' } },
    when: onIndex,
  };
  const scope = forEach === undefined ? {} : { forEach };
  return [
    {
      ...scope,
      action: 'dynamodb:PartiQLSelect',
      when: starts('(?:SELECT|EXISTS)\\b'),
      resources: [{ ...onTable, when: { not: onIndex } }, index],
    },
    { ...scope, action: 'dynamodb:PartiQLInsert', when: starts('INSERT\\b'), resources: [onTable] },
    { ...scope, action: 'dynamodb:PartiQLUpdate', when: starts('UPDATE\\b'), resources: [onTable] },
    { ...scope, action: 'dynamodb:PartiQLDelete', when: starts('DELETE\\b'), resources: [onTable] },
  ];
};
const PARTIQL = `${DOCUMENTATION}/ql-iam.html`;

/** What DynamoDB does on the target table with the caller's permissions: DOCUMENTATION/Restore.Tutorial.html */
const restored = (target: MemberPath): readonly Grant[] =>
  ['BatchWriteItem', 'DeleteItem', 'GetItem', 'PutItem', 'Query', 'Scan', 'UpdateItem'].map((name) => ({
    action: `dynamodb:${name}`,
    resources: [table(target)],
  }));

/** What is done in the regions of replicas as the caller: DOCUMENTATION/V2gt_IAM.html */
const inReplicas = (change: 'Create' | 'Delete', names: readonly string[]): readonly Grant[] =>
  names.map((name) => ({
    action: `dynamodb:${name}`,
    forEach: 'ReplicaUpdates[]',
    when: { set: change },
    resources: [{ type: 'table', values: { TableName: '/TableName', Region: `${change}.RegionName` } }],
  }));
const ADDS_REPLICA = inReplicas('Create', [
  'BatchWriteItem',
  'CreateTable',
  'CreateTableReplica',
  'DeleteItem',
  'GetItem',
  'PutItem',
  'Query',
  'Scan',
  'UpdateItem',
]);
const REMOVES_REPLICA = inReplicas('Delete', ['DeleteTable', 'DeleteTableReplica']);

/** An import writes what failed to logs as the caller: DOCUMENTATION/S3DataImport.Requesting.html */
const LOGS_IMPORT: readonly Grant[] = [
  { action: 'logs:DescribeLogGroups' },
  ...['logs:CreateLogGroup', 'logs:DescribeLogStreams', 'logs:PutRetentionPolicy'].map((action) => ({
    action,
    resources: [{ type: 'log-group', values: { LogGroupName: { text: '/aws-dynamodb/*' } } }],
  })),
  ...['logs:CreateLogStream', 'logs:PutLogEvents'].map((action) => ({
    action,
    resources: [{ type: 'log-stream', values: { LogGroupName: { text: '/aws-dynamodb/*' } } }],
  })),
];

const item = { encryption: itemKey('TableName'), resources: [TABLE] } as const;

/** Amazon DynamoDB: indexes, batches keyed by table, transactions and PartiQL statements that name their tables inside. */
export const dynamodb: ServiceRules = {
  service: 'dynamodb',
  source: 'https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html',
  checked: '2026-11-22',
  reviewed: 'all',
  operations: {
    GetItem: { ...item, source: ENCRYPTION },
    PutItem: { ...item, source: ENCRYPTION },
    UpdateItem: { ...item, source: ENCRYPTION },
    DeleteItem: { ...item, source: ENCRYPTION },
    Query: onTableOrIndex('dynamodb:Query'),
    Scan: onTableOrIndex('dynamodb:Scan'),
    SearchVectors: {
      source: 'https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html',
      resources: [INDEX, TABLE],
      encryption: itemKey('TableName'),
    },
    BatchGetItem: { resources: [table('RequestItems{key}')], encryption: itemKey('RequestItems{key}') },
    BatchWriteItem: { resources: [table('RequestItems{key}')], encryption: itemKey('RequestItems{key}') },
    TransactGetItems: {
      source: `${DOCUMENTATION}/transaction-apis-iam.html`,
      decidedBy: 'TransactItems[]',
      grants: [{ action: 'dynamodb:GetItem', forEach: 'TransactItems[]', resources: [table('Get.TableName')] }],
      encryption: itemKey('TransactItems[].Get.TableName'),
    },
    TransactWriteItems: {
      source: `${DOCUMENTATION}/transaction-apis-iam.html`,
      decidedBy: 'TransactItems[]',
      grants: [
        inTransaction('ConditionCheck', 'dynamodb:ConditionCheckItem'),
        inTransaction('Put', 'dynamodb:PutItem'),
        inTransaction('Update', 'dynamodb:UpdateItem'),
        inTransaction('Delete', 'dynamodb:DeleteItem'),
      ],
    },
    ExecuteStatement: { source: PARTIQL, decidedBy: 'Statement', grants: partiql('Statement') },
    BatchExecuteStatement: { source: PARTIQL, decidedBy: 'Statements[].Statement', grants: partiql('Statement', 'Statements[]') },
    ExecuteTransaction: {
      source: PARTIQL,
      decidedBy: 'TransactStatements[].Statement',
      grants: partiql('Statement', 'TransactStatements[]'),
    },
    CreateTable: {
      also: [
        { action: 'dynamodb:TagResource', when: { set: 'Tags' }, resources: [TABLE] },
        { action: 'dynamodb:PutResourcePolicy', when: { set: 'ResourcePolicy' }, resources: [TABLE] },
      ],
      encryption: TABLE_KEY,
    },
    UpdateTable: { resources: [TABLE], also: [...ADDS_REPLICA, ...REMOVES_REPLICA], encryption: TABLE_KEY },
    ImportTable: {
      source: `${DOCUMENTATION}/S3DataImport.Requesting.html`,
      resources: [table('TableCreationParameters.TableName')],
      also: [
        {
          action: 's3:GetObject',
          resources: [
            {
              type: 'object',
              values: { BucketName: 'S3BucketSource.S3Bucket', ObjectName: { member: 'S3BucketSource.S3KeyPrefix', default: '' } },
              suffix: '*',
            },
          ],
        },
        { action: 's3:ListBucket', resources: [{ type: 'bucket', values: { BucketName: 'S3BucketSource.S3Bucket' } }] },
        ...LOGS_IMPORT,
      ],
    },
    ExportTableToPointInTime: {
      source: `${DOCUMENTATION}/S3DataExport_Requesting.html`,
      also: ['s3:AbortMultipartUpload', 's3:PutObject', 's3:PutObjectAcl'].map((action) => ({
        action,
        resources: [
          { type: 'object', values: { BucketName: 'S3Bucket' }, when: { absent: 'S3Prefix' } },
          { type: 'object', values: { BucketName: 'S3Bucket', ObjectName: 'S3Prefix' }, suffix: '/*', when: { set: 'S3Prefix' } },
        ],
      })),
    },
    RestoreTableFromBackup: {
      source: `${DOCUMENTATION}/Restore.Tutorial.html`,
      resources: [{ type: 'backup', arn: 'BackupArn' }, table('TargetTableName')],
      also: restored('TargetTableName'),
    },
    RestoreTableToPointInTime: {
      source: `${DOCUMENTATION}/PointInTimeRecovery.Tutorial.html`,
      resources: [table({ member: 'SourceTableName', or: 'SourceTableArn' }), table('TargetTableName')],
      also: restored('TargetTableName'),
    },
    EnableKinesisStreamingDestination: {
      source: `${DOCUMENTATION}/kds_gettingstarted.html`,
      also: ['kinesis:DescribeStream', 'kinesis:PutRecord', 'kinesis:PutRecords'].map((action) => ({
        action,
        resources: [{ type: 'stream', arn: 'StreamArn' }],
      })),
    },
    UpdateGlobalTableSettings: {
      resources: [{ type: 'global-table', values: { GlobalTableName: 'GlobalTableName' } }, table('GlobalTableName')],
    },
  },
};
