import type { OperationRule, ResourceTemplate, ServiceRules, ValueSource } from './rule.ts';
import { taggedWith } from './tags-on-create.ts';

/** https://docs.aws.amazon.com/glue/latest/dg/glue-specifying-resource-arns.html: access to an object needs all its ancestors. */
const ROOT: ResourceTemplate = { type: 'rootcatalog' };
const database = (name: ValueSource): readonly ResourceTemplate[] => [ROOT, { type: 'database', values: { DatabaseName: name } }];
const table = (name: ValueSource, inDatabase: ValueSource = 'DatabaseName'): readonly ResourceTemplate[] => [
  ...database(inDatabase),
  { type: 'table', values: { DatabaseName: inDatabase, TableName: name } },
];
const on = (resources: readonly ResourceTemplate[]): OperationRule => ({ resources });

/** AWS Glue. */
export const glue: ServiceRules = {
  service: 'glue',
  source: 'https://docs.aws.amazon.com/glue/latest/dg/security_iam_service-with-iam.html',
  checked: '2026-11-22',
  reviewed: [
    'BatchCreatePartition',
    'BatchStopJobRun',
    'CreatePartition',
    'DeleteTable',
    'GetCrawler',
    'GetDatabase',
    'GetJob',
    'GetJobRun',
    'GetJobRuns',
    'GetPartition',
    'GetPartitions',
    'GetTable',
    'StartCrawler',
    'StartJobRun',
    'StartWorkflowRun',
  ],
  operations: {
    CreateCrawler: taggedWith('glue:TagResource', { type: 'crawler', values: { CrawlerName: 'Name' } }),
    CreateJob: taggedWith('glue:TagResource', { type: 'job', values: { JobName: 'Name' } }),
    CreateTrigger: taggedWith('glue:TagResource', { type: 'trigger', values: { TriggerName: 'Name' } }),
    CreateWorkflow: taggedWith('glue:TagResource', { type: 'workflow', values: { WorkflowName: 'Name' } }),
    CreateTable: on(table({ member: 'TableInput.Name', or: 'Name' })),
    UpdateTable: on(table({ member: 'TableInput.Name', or: 'Name' })),
    CreateDatabase: on(database('DatabaseInput.Name')),
    GetTables: on(table({ text: '*' })),
    GetDatabases: on(database({ text: '*' })),
  },
};
