import type { AccessLevel } from '../policy/access-level.ts';
import type { ActionIndex } from '../policy/action-index.ts';
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

function readLevels(byLevel: unknown): (readonly [string, AccessLevel])[] {
  return Object.entries(isObject(byLevel) ? byLevel : {}).flatMap(([letter, names]) => {
    const level = LEVELS[letter];
    return level === undefined || typeof names !== 'string' ? [] : names.split(' ').map((name) => [name, level] as const);
  });
}
