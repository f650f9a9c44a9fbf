import { accessLevel, type PrefixData, typesOf } from './iam-data.ts';

const LEVEL_LETTERS: Readonly<Record<string, string>> = { List: 'L', Read: 'R', Write: 'W', Tagging: 'T', 'Permissions management': 'P' };

/**
 * One prefix as `actions/PREFIX.json` lists it. A resource type that the action requires ends in `*`, as in the Service Authorization Reference;
 * `keys` of an action or resource names a line of `keySets`, since most share theirs.
 */
export function prefixFile(data: PrefixData): Record<string, Record<string, unknown>> {
  const keySets: string[] = [];
  const keySet = (keys: readonly string[]): { keys?: number } => {
    if (keys.length === 0) return {};
    const set = [...new Set(keys)].sort().join(' ');
    if (!keySets.includes(set)) keySets.push(set);
    return { keys: keySets.indexOf(set) };
  };
  const actions: Record<string, unknown> = {};
  for (const action of data.actions.values()) {
    const types = typesOf(action, data).map(({ name, required }) => (required ? `${name}*` : name));
    const keys = [...action.conditionKeys, ...action.resourceTypes.flatMap(({ conditionKeys }) => conditionKeys)];
    actions[action.name] = { level: letter(accessLevel(action)), ...(types.length > 0 ? { types } : {}), ...keySet(keys) };
  }
  const resources: Record<string, unknown> = {};
  for (const { key, arn, conditionKeys } of data.resourceTypes.values()) {
    resources[key] = { arn, ...keySet(conditionKeys ?? []) };
  }
  return {
    actions,
    resources,
    keys: Object.fromEntries(data.conditionKeys),
    keySets: Object.fromEntries(keySets.map((set, index) => [index, set])),
  };
}

/**
 * Every action's name by prefix and access level: level letter -> names joined by blanks. The letter is a small one for actions that no resource type
 * can limit.
 */
export function levelsOf(data: PrefixData): Record<string, string> {
  const byLevel: Record<string, string[]> = {};
  for (const action of data.actions.values()) {
    const large = letter(accessLevel(action));
    const level = typesOf(action, data).length > 0 ? large : large.toLowerCase();
    byLevel[level] = [...(byLevel[level] ?? []), action.name];
  }
  return Object.fromEntries(Object.entries(byLevel).map(([level, names]) => [level, names.sort().join(' ')]));
}

function letter(level: string): string {
  const found = LEVEL_LETTERS[level];
  if (found === undefined) throw new Error(`no letter for the access level '${level}'`);
  return found;
}
