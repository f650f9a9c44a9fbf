import { createHash } from 'node:crypto';
import type { AccessLevel } from './access-level.ts';
import { conditionText } from './condition.ts';
import { groupBy } from './group-by.ts';
import type { StatementBody } from './group-cells.ts';
import { canonicalText } from './iam-text.ts';

const LEVEL_WORD: Readonly<Record<AccessLevel, string>> = {
  List: 'List',
  Read: 'Read',
  Write: 'Write',
  Tagging: 'Tagging',
  'Permissions management': 'Permissions',
};

const HASH_DIGITS = 6;

/** `DynamodbWrite`, `ExecuteApiWrite`: the service prefix in Pascal case and the highest access level. */
export function statementName(service: string, level: AccessLevel): string {
  const words = service.split(/[^A-Za-z0-9]+/).map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return words.join('') + LEVEL_WORD[level];
}

/**
 * A unique Sid for each body: its name, and where several share one, all of them with digits of the hash of what they grant on, so that an
 * unrelated change leaves them as they are. Sids are letters and digits only.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html
 */
export function uniqueSids(named: readonly { readonly name: string; readonly body: StatementBody }[]): string[] {
  const shared = new Set(
    groupBy(named, ({ name }) => name)
      .filter((group) => group.length > 1)
      .map((group) => group[0]?.name),
  );
  return named.map(({ name, body }) => (shared.has(name) ? name + resourceHash(body) : name));
}

function resourceHash({ resources, condition }: StatementBody): string {
  const lines = [...new Set(resources.map(canonicalText)), ...(condition === undefined ? [] : [conditionText(condition)])];
  return createHash('sha256').update(lines.join('\n')).digest('hex').slice(0, HASH_DIGITS);
}
