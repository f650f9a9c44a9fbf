import type { Grant, OperationRule, ResourceTemplate, ServiceRules, When } from './rule.ts';

const CLUSTER: ResourceTemplate = { type: 'cluster', values: { ClusterName: 'ClusterIdentifier' }, when: { set: 'ClusterIdentifier' } };
/** A workgroup's ARN ends in an id that its name does not tell. */
const WORKGROUP_BY_NAME: ResourceTemplate = {
  type: 'workgroup',
  when: { all: [{ set: 'WorkgroupName' }, { not: { member: 'WorkgroupName', matches: '^arn:' } }] },
};
const WORKGROUP_BY_ARN: ResourceTemplate = { type: 'workgroup', arn: 'WorkgroupName', when: { member: 'WorkgroupName', matches: '^arn:' } };
const NEITHER: ResourceTemplate = { type: 'cluster', when: { all: [{ absent: 'ClusterIdentifier' }, { absent: 'WorkgroupName' }] } };

const noSecret = (...more: readonly When[]): When => ({ all: [{ absent: 'SecretArn' }, ...more] });

/** How the service signs in to the database as the caller. */
const SIGN_IN: readonly Grant[] = [
  {
    action: 'secretsmanager:GetSecretValue',
    when: { set: 'SecretArn' },
    resources: [{ type: 'Secret', values: { SecretId: { member: 'SecretArn', as: 'secretId' } } }],
  },
  {
    action: 'redshift:GetClusterCredentials',
    when: noSecret({ set: 'ClusterIdentifier' }, { set: 'DbUser' }),
    resources: [
      { type: 'dbuser', values: { ClusterName: 'ClusterIdentifier', DbUser: 'DbUser' } },
      { type: 'dbname', values: { ClusterName: 'ClusterIdentifier', DbName: 'Database' } },
    ],
  },
  {
    action: 'redshift:GetClusterCredentialsWithIAM',
    when: noSecret({ set: 'ClusterIdentifier' }, { absent: 'DbUser' }),
    resources: [{ type: 'dbname', values: { ClusterName: 'ClusterIdentifier', DbName: 'Database' } }],
  },
  {
    action: 'redshift-serverless:GetCredentials',
    when: noSecret({ set: 'WorkgroupName' }),
    resources: [WORKGROUP_BY_NAME, WORKGROUP_BY_ARN],
  },
];

const STATEMENT: OperationRule = { resources: [CLUSTER, WORKGROUP_BY_NAME, WORKGROUP_BY_ARN, NEITHER], also: SIGN_IN };

/** Amazon Redshift Data API. */
export const redshiftData: ServiceRules = {
  service: 'redshift-data',
  source: 'https://docs.aws.amazon.com/redshift/latest/mgmt/data-api-access.html',
  checked: '2026-11-22',
  reviewed: ['CancelStatement', 'DescribeStatement', 'GetStatementResult', 'ListStatements'],
  operations: {
    BatchExecuteStatement: STATEMENT,
    DescribeTable: STATEMENT,
    ExecuteStatement: STATEMENT,
    GetStatementResultV2: { grants: [{ action: 'redshift-data:GetStatementResult' }] },
    ListDatabases: STATEMENT,
    ListSchemas: STATEMENT,
    ListTables: STATEMENT,
  },
};
