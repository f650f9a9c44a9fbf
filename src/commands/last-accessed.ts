import type { FunctionDiff } from '../report/diff-report.ts';
import { UserError } from '../support/errors.ts';
import { type AwsOptions, awsAccess } from './aws-options.ts';

/** An ARN of a role, its partition and account apart. */
export const ROLE_ARN = /^arn:([^:]+):iam::(\d{12}):role\//;

/** The functions with what IAM reports of the last use of each attached action. Throws UserError where no function has a role that AWS could be asked about. */
export async function askLastAccessed(functions: readonly FunctionDiff[], options: AwsOptions): Promise<readonly FunctionDiff[]> {
  const arns = [...new Set(functions.flatMap(({ role }) => (role === undefined || !ROLE_ARN.test(role.id) ? [] : [role.id])))];
  if (arns.length === 0)
    throw new UserError('--last-accessed: AWS is asked about a role that it has; name it by --role or --account-authorization');
  const { readLastAccessed } = await import('../role/aws/last-accessed.ts');
  const { withLastAccessed } = await import('../review/last-accessed-rows.ts');
  const reports = new Map<string, Awaited<ReturnType<typeof readLastAccessed>>>();
  for (const arn of arns) reports.set(arn, await readLastAccessed(arn, awsAccess(options)));
  return withLastAccessed(functions, reports);
}
