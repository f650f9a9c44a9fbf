import type { AccessLevel } from '../../src/policy/access-level.ts';
import type { ActionIndex } from '../../src/policy/action-index.ts';
import { indexActions } from '../../src/policy/action-index.ts';

/** Of a world whose condition keys nobody lists. */
export const WITHOUT_KEYS = { conditionKeyType: () => undefined, conditionKeys: () => [], actionsOfOperation: () => [] };

/** The index of these actions: name such as `s3:GetObject` -> access level. */
export function indexOf(levels: Iterable<readonly [string, AccessLevel]>): ActionIndex {
  const byPrefix = new Map<string, (readonly [string, AccessLevel])[]>();
  for (const [name, level] of levels) {
    const [prefix = '', rest = ''] = name.split(':');
    byPrefix.set(prefix, [...(byPrefix.get(prefix) ?? []), [rest, level]]);
  }
  return indexActions([...byPrefix.keys()], (prefix) => byPrefix.get(prefix) ?? []);
}
