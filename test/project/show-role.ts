import type { AttachedPolicy, AttachedRole, AttachedSet, AttachedStatement } from '../../src/model/attached-role.ts';
import { showPattern } from './show-pattern.ts';

/** A role's policies, each with what it says: `Allow sqs:SendMessage on arn:...`. `platform` and what a policy depends on stand in front. */
export function showRole(role: AttachedRole | undefined): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries((role?.policies ?? []).map((policy) => [`${policy.kind} ${policy.name}`, showPolicy(policy)]));
}

/** What one policy says. */
export function showPolicy({ platform, onlyIf, content }: AttachedPolicy): readonly string[] {
  const marks = [...(platform ? ['platform'] : []), ...(onlyIf === undefined ? [] : [`only if ${onlyIf}`])];
  switch (content.kind) {
    case 'managed':
      return [...marks, `kept under ${showPattern(content.arn)}`];
    case 'unknown':
      return [...marks, 'unknown'];
    case 'statements':
      return [...marks, ...content.statements.map(showStatement)];
  }
}

/** One statement as a line. */
export function showStatement({ effect, action, resource, principal, conditions }: AttachedStatement): string {
  const who = principal?.types.map(({ type, identifiers }) => `${type} ${identifiers.map(showPattern).join(', ')}`).join('; ');
  return [
    `${effect} ${showSet(action)}`,
    ...(resource === undefined ? [] : [`on ${showSet(resource)}`]),
    ...(who === undefined ? [] : [`${principal?.negated ? 'by all but' : 'by'} ${who}`]),
    ...conditions.map(({ operator, key, values }) => `if ${operator} ${key} ${values.map(showPattern).join(', ')}`),
  ].join(' ');
}

function showSet({ negated, patterns }: AttachedSet): string {
  return `${negated ? 'all but ' : ''}${patterns.map(showPattern).join(', ')}`;
}
