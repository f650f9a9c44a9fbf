import type { ActionIndex, ListedAction } from '../policy/action-index.ts';
import { indexActions } from '../policy/action-index.ts';
import { LEVELS } from './actions.ts';
import { isObject, readDataFile } from './data-files.ts';

let index: ActionIndex | undefined;

/** Every action of every prefix with its access level: for expanding wildcards without loading the data of each prefix. */
export function knownActions(): ActionIndex {
  index ??= readIndex(readDataFile('action-levels.json'));
  return index;
}

function readIndex(data: unknown): ActionIndex {
  const byPrefix = new Map(Object.entries(isObject(data) ? data : {}));
  return indexActions([...byPrefix.keys()], (prefix) => readLevels(byPrefix.get(prefix)));
}

/** The letter of a level is a small one for actions that no resource type can limit. */
function readLevels(byLevel: unknown): ListedAction[] {
  return Object.entries(isObject(byLevel) ? byLevel : {}).flatMap(([letter, names]) => {
    const large = letter.toUpperCase();
    const level = LEVELS[large];
    if (level === undefined || typeof names !== 'string') return [];
    return names.split(' ').map((name) => ({ name, level, hasResourceTypes: letter === large }));
  });
}
