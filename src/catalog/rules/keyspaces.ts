import type { Grant, OperationRule, ResourceTemplate, ServiceRules } from './rule.ts';

const KEYSPACE: ResourceTemplate = { type: 'keyspace', values: { KeyspaceName: 'keyspaceName' } };
const TABLE: ResourceTemplate = { type: 'table', values: { KeyspaceName: 'keyspaceName', TableName: 'tableName' } };
const can = (action: string, ...resources: readonly ResourceTemplate[]): OperationRule => ({
  grants: [{ action: `cassandra:${action}`, resources }],
});
/** The schema is kept in system tables, which a reader of the schema selects from. */
const READS_SCHEMA: Grant = { action: 'cassandra:Select', resources: [{ type: 'table', values: { KeyspaceName: { text: 'system*' } } }] };

/** Types that users define are made in their keyspace. */
const TYPES = 'https://docs.aws.amazon.com/keyspaces/latest/devguide/configure-udt-permissions.html';

/** Amazon Keyspaces: its operations are authorised by the CQL permissions. */
export const keyspaces: ServiceRules = {
  service: 'keyspaces',
  source: 'https://docs.aws.amazon.com/keyspaces/latest/devguide/security_iam_id-based-policy-examples.html',
  checked: '2026-11-22',
  operations: {
    CreateKeyspace: can('Create', KEYSPACE),
    CreateTable: can('Create', TABLE),
    DeleteKeyspace: can('Drop', KEYSPACE),
    DeleteTable: can('Drop', TABLE),
    GetKeyspace: { grants: [READS_SCHEMA] },
    GetTable: can('Select', TABLE),
    ListKeyspaces: { grants: [READS_SCHEMA] },
    ListTables: { grants: [READS_SCHEMA] },
    CreateType: { source: TYPES, ...can('Create', KEYSPACE) },
    DeleteType: { source: TYPES, ...can('Drop', KEYSPACE) },
    GetType: { source: TYPES, grants: [READS_SCHEMA] },
    ListTypes: { source: TYPES, grants: [READS_SCHEMA] },
    UpdateKeyspace: can('Alter', KEYSPACE),
    UpdateTable: can('Alter', TABLE),
  },
};
