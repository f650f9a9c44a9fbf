import type { OperationRule, ResourceTemplate, ServiceRules, ValueSource, When } from './rule.ts';
import { taggedWith } from './tags-on-create.ts';

/** https://docs.aws.amazon.com/glue/latest/dg/glue-specifying-resource-arns.html: access to an object needs all its ancestors. */
const ROOT: ResourceTemplate = { type: 'rootcatalog' };
/** A catalog inside the account's own: https://docs.aws.amazon.com/glue/latest/dg/catalogs-console.html; an account's id is the account's own. */
const NESTED: ResourceTemplate = {
  type: 'catalog',
  values: { CatalogName: 'CatalogId' },
  when: { member: 'CatalogId', matches: '^[a-z]' },
};
const database = (name: ValueSource): readonly ResourceTemplate[] => [ROOT, NESTED, { type: 'database', values: { DatabaseName: name } }];
const table = (name: ValueSource, inDatabase: ValueSource = 'DatabaseName'): readonly ResourceTemplate[] => [
  ...database(inDatabase),
  { type: 'table', values: { DatabaseName: inDatabase, TableName: name } },
];
const userFunction = (name: ValueSource): readonly ResourceTemplate[] => [
  ...database('DatabaseName'),
  { type: 'userdefinedfunction', values: { DatabaseName: 'DatabaseName', UserDefinedFunctionName: name } },
];
const OF_FUNCTION = ['DeleteUserDefinedFunction', 'GetUserDefinedFunction', 'UpdateUserDefinedFunction'];
const on = (resources: readonly ResourceTemplate[]): OperationRule => ({ resources });

/** Operations that name their table by `TableName`. */
const OF_TABLE = [
  'BatchCreatePartition',
  'BatchDeletePartition',
  'BatchDeleteTableVersion',
  'BatchGetPartition',
  'BatchUpdatePartition',
  'CreatePartition',
  'CreatePartitionIndex',
  'DeleteColumnStatisticsForPartition',
  'DeleteColumnStatisticsForTable',
  'DeletePartition',
  'DeletePartitionIndex',
  'DeleteTableVersion',
  'GetColumnStatisticsForPartition',
  'GetColumnStatisticsForTable',
  'GetPartition',
  'GetPartitionIndexes',
  'GetPartitions',
  'GetTableVersion',
  'GetTableVersions',
  'UpdateColumnStatisticsForPartition',
  'UpdateColumnStatisticsForTable',
  'UpdatePartition',
];
/** A schema stands below its registry, `default-registry` where none is named: https://docs.aws.amazon.com/glue/latest/dg/schema-registry-gs.html */
const REGISTRY: ValueSource = { member: 'SchemaId.RegistryName', default: 'default-registry' };
const NO_SCHEMA_ARN: When = { absent: 'SchemaId.SchemaArn' };
const SCHEMA: readonly ResourceTemplate[] = [
  { type: 'registry', when: { set: 'SchemaId.SchemaArn' } },
  { type: 'schema', arn: 'SchemaId.SchemaArn', when: { set: 'SchemaId.SchemaArn' } },
  { type: 'registry', values: { RegistryName: REGISTRY }, when: NO_SCHEMA_ARN },
  { type: 'schema', values: { SchemaName: { join: [REGISTRY, { text: '/' }, 'SchemaId.SchemaName'] } }, when: NO_SCHEMA_ARN },
];
/** A version may be named by its id alone, which tells no schema. */
const SCHEMA_OF_VERSION: readonly ResourceTemplate[] = [
  ...SCHEMA.map((template) => ({
    ...template,
    when: { all: [{ set: 'SchemaId' }, ...(template.when === undefined ? [] : [template.when])] },
  })),
  { type: 'registry', when: { absent: 'SchemaId' } },
  { type: 'schema', when: { absent: 'SchemaId' } },
];
const OF_SCHEMA = [
  'DeleteSchema',
  'DeleteSchemaVersions',
  'GetSchema',
  'GetSchemaByDefinition',
  'GetSchemaVersionsDiff',
  'ListSchemaVersions',
  'RegisterSchemaVersion',
  'UpdateSchema',
];
const OF_SCHEMA_VERSION = ['GetSchemaVersion', 'PutSchemaVersionMetadata', 'QuerySchemaVersionMetadata', 'RemoveSchemaVersionMetadata'];

const OF_DATABASE = ['GetDatabase', 'UpdateDatabase'];

const REGISTRY_OF_NEW: ValueSource = { member: 'RegistryId.RegistryName', default: 'default-registry' };
const BY_REGISTRY_ARN: When = { set: 'RegistryId.RegistryArn' };
const NEW_SCHEMA: readonly ResourceTemplate[] = [
  { type: 'registry', arn: 'RegistryId.RegistryArn', when: BY_REGISTRY_ARN },
  { type: 'schema', values: { SchemaName: { join: [{ text: '*/' }, 'SchemaName'] } }, when: BY_REGISTRY_ARN },
  { type: 'registry', values: { RegistryName: REGISTRY_OF_NEW }, when: { not: BY_REGISTRY_ARN } },
  {
    type: 'schema',
    values: { SchemaName: { join: [REGISTRY_OF_NEW, { text: '/' }, 'SchemaName'] } },
    when: { not: BY_REGISTRY_ARN },
  },
];

/** https://docs.aws.amazon.com/glue/latest/webapi/API_GetUnfilteredTableMetadata.html: the public action stands for the operation. */
const asPublic = (action: string, resources: readonly ResourceTemplate[]): OperationRule => ({
  source: 'https://docs.aws.amazon.com/glue/latest/webapi/API_GetUnfilteredTableMetadata.html',
  grants: [{ action: `glue:${action}`, resources }],
});

/** AWS Glue. */
export const glue: ServiceRules = {
  service: 'glue',
  source: 'https://docs.aws.amazon.com/glue/latest/dg/security_iam_service-with-iam.html',
  checked: '2026-11-22',
  account: 'CatalogId',
  reviewed: ['BatchStopJobRun', 'GetCrawler', 'GetJob', 'GetJobRun', 'GetJobRuns', 'StartCrawler', 'StartJobRun', 'StartWorkflowRun'],
  operations: {
    CreateCrawler: taggedWith('glue:TagResource', { type: 'crawler', values: { CrawlerName: 'Name' } }),
    CreateJob: taggedWith('glue:TagResource', { type: 'job', values: { JobName: 'Name' } }),
    CreateTrigger: taggedWith('glue:TagResource', { type: 'trigger', values: { TriggerName: 'Name' } }),
    CreateWorkflow: taggedWith('glue:TagResource', { type: 'workflow', values: { WorkflowName: 'Name' } }),
    ...Object.fromEntries(OF_TABLE.map((operation) => [operation, on(table('TableName'))])),
    ...Object.fromEntries(OF_DATABASE.map((operation) => [operation, on(database('Name'))])),
    ...Object.fromEntries(OF_SCHEMA.map((operation) => [operation, on(SCHEMA)])),
    ...Object.fromEntries(OF_SCHEMA_VERSION.map((operation) => [operation, on(SCHEMA_OF_VERSION)])),
    CreateSchema: {
      resources: NEW_SCHEMA,
      also: [{ action: 'glue:TagResource', when: { set: 'Tags' }, resources: NEW_SCHEMA.filter(({ type }) => type === 'schema') }],
    },
    DeleteDatabase: on([...table({ text: '*' }, 'Name'), { type: 'userdefinedfunction', values: { DatabaseName: 'Name' } }]),
    ...Object.fromEntries(OF_FUNCTION.map((operation) => [operation, on(userFunction('FunctionName'))])),
    CreateUserDefinedFunction: on(database('DatabaseName')),
    GetUserDefinedFunctions: on(userFunction({ text: '*' })),
    SearchTables: on(table({ text: '*' }, { text: '*' })),
    GetUnfilteredPartitionMetadata: asPublic('GetPartition', table('TableName')),
    GetUnfilteredPartitionsMetadata: asPublic('GetPartitions', table('TableName')),
    GetUnfilteredTableMetadata: asPublic('GetTable', table('Name')),
    GetTable: on(table('Name')),
    DeleteTable: on(table('Name')),
    BatchDeleteTable: on(table('TablesToDelete[]')),
    CreateTable: on(table({ member: 'TableInput.Name', or: 'Name' })),
    UpdateTable: on(table({ member: 'TableInput.Name', or: 'Name' })),
    CreateDatabase: on(database('DatabaseInput.Name')),
    GetTables: on(table({ text: '*' })),
    GetDatabases: on(database({ text: '*' })),
  },
};
