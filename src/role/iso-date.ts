import { UserError } from '../support/errors.ts';

/** A date of the API or of the AWS CLI as ISO 8601 in UTC with seconds; `undefined` where there is none. Throws UserError for what is no date. */
export function isoDate(date: string | Date | undefined): string | undefined {
  if (date === undefined) return undefined;
  const time = new Date(date);
  if (Number.isNaN(time.getTime())) throw new UserError(`"${date}" is no date; AWS writes dates as ISO 8601 says`);
  return time.toISOString().replace(/\.\d+Z$/, 'Z');
}
