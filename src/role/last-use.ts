import { UserError } from '../support/errors.ts';

/**
 * When a role was last used, as ISO 8601 in UTC with seconds; `never` where AWS has recorded no use in its tracking period, the trailing 400 days.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_RoleLastUsed.html
 */
export function lastUseOf(date: string | Date | undefined): string {
  if (date === undefined) return 'never';
  const time = new Date(date);
  if (Number.isNaN(time.getTime())) throw new UserError(`LastUsedDate is "${date}"; it must be a date as ISO 8601 writes it`);
  return time.toISOString().replace(/\.\d+Z$/, 'Z');
}
