import type { FunctionRule } from '../practice-rule.ts';
import { unknownRole } from '../with-role.ts';

/** The function can't write its log. */
export const noLogsPermission: FunctionRule = {
  id: 'LP301',
  name: 'no-logs-permission',
  title: 'No permission to write logs',
  practice: 3,
  scope: 'function',
  severity: 'error',
  meaning: "The role allows neither logs:CreateLogStream nor logs:PutLogEvents on the function's log group.",
  reason: 'Everything that the function prints, its errors included, is lost.',
  fix: 'Attach AWSLambdaBasicExecutionRole, or the LambdaRuntimeLogs statement that leastpriv generate prints.',
  example: 'ManagedPolicyArns:\n  - arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole',
  sources: ['https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-prereqs.html'],
  check: ({ comparison, function: { origin, role } }) => {
    if (comparison === undefined) return { findings: [], undecided: unknownRole(role) };
    const writes = comparison.needed.filter(
      ({ action, platform }) => platform && (action === 'logs:CreateLogStream' || action === 'logs:PutLogEvents'),
    );
    if (writes.length === 0) return { findings: [] };
    const lacking = writes.filter(({ verdict }) => verdict === 'missing' || verdict === 'denied' || verdict === 'bounded');
    const message = `the role does not allow ${lacking
      .map(({ action }) => action)
      .sort()
      .join(' and ')}: the function writes no log`;
    return { findings: lacking.length === 0 ? [] : [{ message, origin }], evidence: 'the permissions for the log group' };
  },
};
