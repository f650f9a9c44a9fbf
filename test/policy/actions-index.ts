import type { AccessLevel } from '../../src/policy/access-level.ts';
import type { ActionIndex, ListedAction } from '../../src/policy/action-index.ts';
import { indexActions } from '../../src/policy/action-index.ts';

/** Of a world whose condition keys nobody lists. */
export const WITHOUT_KEYS = { conditionKeyType: () => undefined, conditionKeys: () => [], actionsOfOperation: () => [] };

/** The index of these actions: name such as `s3:GetObject` -> access level; each has resource types. */
export function indexOf(levels: Iterable<readonly [string, AccessLevel]>): ActionIndex {
  const byPrefix = new Map<string, ListedAction[]>();
  for (const [whole, level] of levels) {
    const [prefix = '', name = ''] = whole.split(':');
    byPrefix.set(prefix, [...(byPrefix.get(prefix) ?? []), { name, level, hasResourceTypes: true }]);
  }
  return indexActions([...byPrefix.keys()], (prefix) => byPrefix.get(prefix) ?? []);
}
