import { UserError } from '../../support/errors.ts';

/** How a user names a role. */
export interface WantedRole {
  readonly name: string;
  /** Where an ARN was given: the partition and the account that it names. */
  readonly partition?: string;
  readonly account?: string;
  /** Where the role's own ARN was given. */
  readonly arn?: string;
}

const ROLE = /^arn:([\w-]+):iam::(\d{12}):role\/(?:[!-~]*\/)?([\w+=,.@-]{1,64})$/;
const SESSION = /^arn:([\w-]+):sts::(\d{12}):assumed-role\/([\w+=,.@-]{1,64})\/[^/]+$/;
const NAME = /^(?:\/?(?:[!-.0-~]+\/)*)([\w+=,.@-]{1,64})$/;

/**
 * Reads a role's name, with or without its path, its ARN, or the ARN of a session with it. Throws UserError for anything else.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html
 */
export function wantedRole(text: string): WantedRole {
  const role = ROLE.exec(text);
  const [, partition, account, name] = role ?? SESSION.exec(text) ?? [];
  if (partition !== undefined && account !== undefined && name !== undefined)
    return { name, partition, account, ...(role === null ? {} : { arn: text }) };
  const bare = text.startsWith('arn:') ? undefined : NAME.exec(text)?.[1];
  if (bare === undefined) throw new UserError(`--role ${text}: neither a role's name nor its ARN (arn:aws:iam::111122223333:role/NAME)`);
  return { name: bare };
}
