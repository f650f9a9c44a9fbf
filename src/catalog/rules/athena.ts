import type { Grant, MemberPath, OperationRule, ResourceTemplate, ServiceRules } from './rule.ts';
import { objectOf } from './s3-objects.ts';
import { taggedWith } from './tags-on-create.ts';

const DATABASE = 'QueryExecutionContext.Database';
const OUTPUT = 'ResultConfiguration.OutputLocation';

/** https://docs.aws.amazon.com/athena/latest/ug/fine-grained-access-to-glue-resources.html: the catalog is read with the caller's permissions. */
const CATALOG: readonly ResourceTemplate[] = [{ type: 'rootcatalog' }, { type: 'database', values: { DatabaseName: DATABASE } }];
const TABLES: readonly ResourceTemplate[] = [...CATALOG, { type: 'table', values: { DatabaseName: DATABASE } }];
const READS_CATALOG: readonly Grant[] = [
  { action: 'glue:GetDatabase', resources: CATALOG },
  { action: 'glue:GetPartitions', resources: TABLES },
  { action: 'glue:GetTable', resources: TABLES },
];

const GLUE_DATABASE: readonly ResourceTemplate[] = [
  { type: 'rootcatalog' },
  { type: 'database', values: { DatabaseName: 'DatabaseName' } },
];
/**
 * https://docs.aws.amazon.com/athena/latest/ug/datacatalogs-example-policies.html: `AwsDataCatalog` is the account's Glue catalog, read with the caller's
 * permissions; another catalog may be in another account or behind a function.
 */
const inCatalog = (action: string, resources: readonly ResourceTemplate[]): OperationRule => ({
  also: [{ action: `glue:${action}`, when: { member: 'CatalogName', is: ['AwsDataCatalog'] }, resources }],
  beyond: [
    {
      service: '*',
      when: { not: { member: 'CatalogName', is: ['AwsDataCatalog'] } },
      message: `reads the catalog as the caller: grant glue:${action} on it, or lambda:InvokeFunction on the function that it is behind`,
    },
  ],
});

/** https://docs.aws.amazon.com/athena/latest/ug/querying.html: the result is written with the caller's permissions. */
const WRITES_RESULT: readonly Grant[] = [
  {
    action: 's3:GetBucketLocation',
    when: { set: OUTPUT },
    resources: [{ type: 'bucket', values: { BucketName: { member: OUTPUT, as: 's3UriBucket' } } }],
  },
  {
    action: 's3:PutObject',
    when: { set: OUTPUT },
    resources: [{ ...objectOf({ member: OUTPUT, as: 's3UriBucket' }, { member: OUTPUT, as: 's3UriKey' }), suffix: '*' }],
  },
];

const workGroup = (member: MemberPath): readonly ResourceTemplate[] => [
  { type: 'workgroup', values: { WorkGroupName: { member, default: 'primary' } } },
];

/** A query belongs to the work group it was started in: API_StartQueryExecution.html */
const BY_QUERY = ['GetQueryExecution', 'GetQueryResults', 'GetQueryRuntimeStatistics', 'StopQueryExecution'];
const WORKGROUP_OF_QUERY: readonly ResourceTemplate[] = [{ type: 'workgroup', arn: { member: 'QueryExecutionId', as: 'beforeBar' } }];

/** Amazon Athena: a query runs with the caller's permissions on the catalog and the result's bucket. */
export const athena: ServiceRules = {
  service: 'athena',
  source: 'https://docs.aws.amazon.com/athena/latest/ug/security-iam-athena.html',
  checked: '2026-11-22',
  reviewed: ['GetNamedQuery', 'GetPreparedStatement', 'GetQueryExecution', 'GetWorkGroup', 'ListWorkGroups', 'StopQueryExecution'],
  operations: {
    CreateDataCatalog: taggedWith('athena:TagResource', { type: 'datacatalog', values: { DataCatalogName: 'Name' } }),
    CreateWorkGroup: taggedWith('athena:TagResource', { type: 'workgroup', values: { WorkGroupName: 'Name' } }),
    CreateNamedQuery: { resources: workGroup('WorkGroup') },
    ...Object.fromEntries(BY_QUERY.map((operation) => [operation, { resources: WORKGROUP_OF_QUERY }])),
    ListNamedQueries: { resources: workGroup('WorkGroup') },
    ListQueryExecutions: { resources: workGroup('WorkGroup') },
    GetDatabase: inCatalog('GetDatabase', GLUE_DATABASE),
    GetTableMetadata: inCatalog('GetTable', [
      ...GLUE_DATABASE,
      { type: 'table', values: { DatabaseName: 'DatabaseName', TableName: 'TableName' } },
    ]),
    ListDatabases: inCatalog('GetDatabases', [{ type: 'rootcatalog' }, { type: 'database' }]),
    ListTableMetadata: inCatalog('GetTables', [...GLUE_DATABASE, { type: 'table', values: { DatabaseName: 'DatabaseName' } }]),
    GetQueryResults: {
      resources: WORKGROUP_OF_QUERY,
      beyond: [{ service: 's3', message: "reads the query's result from S3: grant s3:GetObject on the query's output location" }],
    },
    StartQueryExecution: {
      resources: workGroup('WorkGroup'),
      also: [...READS_CATALOG, ...WRITES_RESULT],
      beyond: [
        { service: 's3', message: 'reads the tables of the query from S3: grant s3:GetObject and s3:ListBucket on their locations' },
        {
          service: 's3',
          when: { absent: OUTPUT },
          message:
            "writes its result where the workgroup says: grant s3:GetBucketLocation and s3:PutObject on the workgroup's output location",
        },
      ],
    },
  },
};
