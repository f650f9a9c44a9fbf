import type { Grant, OperationRule, ServiceRules } from './rule.ts';

const SOURCE = 'https://docs.aws.amazon.com/timestream/latest/developerguide/security_iam_id-based-policy-examples.html';

/** The SDK asks for the endpoint of its cell before every other call. */
const DISCOVERS: Grant = { action: 'timestream:DescribeEndpoints' };
const DISCOVERING: OperationRule = { also: [DISCOVERS] };

const discovering = (operations: readonly string[]): Readonly<Record<string, OperationRule>> =>
  Object.fromEntries(operations.map((operation) => [operation, DISCOVERING]));

/** Amazon Timestream, writing. */
export const timestreamWrite: ServiceRules = {
  service: 'timestream-write',
  source: SOURCE,
  checked: '2026-11-22',
  operations: discovering([
    'CreateBatchLoadTask',
    'CreateDatabase',
    'CreateTable',
    'DeleteDatabase',
    'DeleteTable',
    'DescribeBatchLoadTask',
    'DescribeDatabase',
    'DescribeTable',
    'ListBatchLoadTasks',
    'ListDatabases',
    'ListTables',
    'ListTagsForResource',
    'ResumeBatchLoadTask',
    'TagResource',
    'UntagResource',
    'UpdateDatabase',
    'UpdateTable',
    'WriteRecords',
  ]),
};

/** Amazon Timestream, querying: a query is authorised as a select on the tables that it reads. */
export const timestreamQuery: ServiceRules = {
  service: 'timestream-query',
  source: SOURCE,
  checked: '2026-11-22',
  operations: {
    PrepareQuery: { also: [{ action: 'timestream:Select', resources: [{ type: 'table' }] }, DISCOVERS] },
    ...discovering([
      'CancelQuery',
      'CreateScheduledQuery',
      'DeleteScheduledQuery',
      'DescribeScheduledQuery',
      'ExecuteScheduledQuery',
      'ListScheduledQueries',
      'UpdateScheduledQuery',
    ]),
    Query: { grants: [{ action: 'timestream:Select', resources: [{ type: 'table' }] }, DISCOVERS] },
  },
};
