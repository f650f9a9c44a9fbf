import type { ActionIndex } from './action-index.ts';
import { actionsMatching } from './action-index.ts';
import { isContained, overlap } from './find-text.ts';
import { parseGlob } from './glob.ts';
import type { Grant } from './grant.ts';

/** One action that statements speak of. */
export interface ComparedAction {
  /** In the catalog's spelling; as written where the catalog does not have it. */
  readonly name: string;
  readonly isKnown: boolean;
  /** The ids of the statements that surely concern it, in ascending order. */
  readonly grants: readonly number[];
  /** True where it is a pattern of unknown actions and some statement concerns only some of them. */
  readonly isPartly: boolean;
}

/** The actions that statements speak of; `namesOf` the known ones that a statement stands for and the unknown ones that it names. */
export interface ComparedActions {
  readonly actions: ReadonlyMap<string, ComparedAction>;
  readonly namesOf: (grant: Grant) => readonly string[];
}

/**
 * Expands the actions of all statements: known ones by name, `NotAction` to all known others. What matches no known action stays one action of its
 * own, as written.
 */
export function comparedActions(grants: readonly Grant[], index: ActionIndex): ComparedActions {
  const known = new Map<string, number[]>();
  const unknown = new Set<string>();
  const names = new Map<number, string[]>();
  for (const grant of grants) {
    const found = knownActions(grant, index, unknown);
    names.set(grant.id, found);
    for (const name of found) {
      const ids = known.get(name);
      if (ids === undefined) known.set(name, [grant.id]);
      else ids.push(grant.id);
    }
  }
  const actions = new Map<string, ComparedAction>();
  for (const [name, ids] of known) actions.set(name, { name, isKnown: true, grants: ids, isPartly: false });
  for (const name of unknown) {
    const relations = grants.map((grant) => ({ grant, relation: relationTo(name, grant) }));
    const concerned = relations.filter(({ relation }) => relation === 'all').map(({ grant }) => grant);
    for (const { id, action } of concerned) if (action.patterns.some(({ text }) => text === name)) names.get(id)?.push(name);
    const isPartly = relations.some(({ relation }) => relation === 'some');
    actions.set(name, { name, isKnown: false, grants: concerned.map(({ id }) => id), isPartly });
  }
  return { actions, namesOf: ({ id }) => names.get(id) ?? [] };
}

function knownActions({ action }: Grant, index: ActionIndex, unknown: Set<string>): string[] {
  const found = new Set<string>();
  for (const { text } of action.patterns) {
    const matching = actionsMatching(text, index);
    if (matching.length === 0) unknown.add(text);
    for (const { name } of matching) found.add(name);
  }
  return action.negated ? index.all.flatMap(({ name }) => (found.has(name) ? [] : [name])) : [...found].sort();
}

/** Whether the statement concerns all, some or none of the actions that the unknown name stands for. */
function relationTo(name: string, { action }: Grant): 'all' | 'some' | 'none' {
  const wanted = parseGlob(name.toLowerCase(), '2008-10-17');
  const patterns = action.patterns.map(({ text }) => parseGlob(text.toLowerCase(), '2008-10-17'));
  const inside = isContained(wanted, patterns) === true;
  const apart = patterns.every((pattern) => overlap(wanted, pattern) === false);
  if (!inside && !apart) return 'some';
  return inside === action.negated ? 'none' : 'all';
}
