import type { OperationRule, ResourceTemplate, ServiceRules, ValueSource } from './rule.ts';
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
const OF_DATABASE = ['GetDatabase', 'UpdateDatabase'];

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
