import type { ActionIndex, IndexedAction } from './action-index.ts';
import { actionsMatching } from './action-index.ts';
import type { Grant } from './grant.ts';
import { compareText } from './order.ts';
import { unknownActionRelations } from './unknown-actions.ts';

/** One action that statements speak of. */
export interface ComparedAction {
  /** In the catalog's spelling; as written where the catalog does not have it. */
  readonly name: string;
  readonly isKnown: boolean;
  readonly concerned: ConcernedGrants;
}

/** The statements that concern an action; one object for all actions that have the same ones. */
export interface ConcernedGrants {
  /** The ids of the statements that surely concern it, in ascending order. */
  readonly ids: readonly number[];
  /** True where it is a pattern of unknown actions and some statement concerns only some of them. */
  readonly isPartly: boolean;
}

/** Gives the known actions that a statement stands for and the unknown ones that it names. */
export type ActionsOf = (grant: Grant) => readonly ComparedAction[];

/**
 * Expands the actions of all statements: known ones by name, `NotAction` to all known others. What matches no known action stays one action of its
 * own, as written.
 */
export function comparedActions(grants: readonly Grant[], index: ActionIndex): ActionsOf {
  const unknown = new Set<string>();
  const matched = grants.map((grant) => knownActions(grant, index, unknown));
  const ids = new Map<IndexedAction, number[]>();
  for (const [position, actions] of matched.entries()) {
    const id = grants[position]?.id ?? position;
    for (const action of actions) {
      const list = ids.get(action);
      if (list === undefined) ids.set(action, [id]);
      else list.push(id);
    }
  }
  const concernedBy = sharedConcerns();
  const known = new Map<IndexedAction, ComparedAction>();
  for (const [action, list] of ids) known.set(action, { name: action.name, isKnown: true, concerned: concernedBy(list, false) });

  const byGrant = new Map(grants.map(({ id }, position) => [id, (matched[position] ?? []).flatMap((action) => known.get(action) ?? [])]));
  for (const { name, all, isPartly } of unknownActionRelations([...unknown], grants)) {
    const action = {
      name,
      isKnown: false,
      concerned: concernedBy(
        all.map(({ id }) => id),
        isPartly,
      ),
    };
    for (const grant of all) if (grant.action.patterns.some(({ text }) => text === name)) byGrant.get(grant.id)?.push(action);
  }
  return ({ id }) => byGrant.get(id) ?? [];
}

/** Gives one object for equal lists of statements. */
function sharedConcerns(): (ids: readonly number[], isPartly: boolean) => ConcernedGrants {
  const shared = new Map<string, ConcernedGrants>();
  return (ids, isPartly) => {
    const key = `${ids.join()} ${isPartly}`;
    const concerned = shared.get(key) ?? { ids, isPartly };
    shared.set(key, concerned);
    return concerned;
  };
}

function knownActions({ action }: Grant, index: ActionIndex, unknown: Set<string>): IndexedAction[] {
  const found = new Set<IndexedAction>();
  for (const { text } of action.patterns) {
    const matching = actionsMatching(text, index);
    if (matching.length === 0) unknown.add(text);
    for (const one of matching) found.add(one);
  }
  return action.negated ? index.all().filter((one) => !found.has(one)) : [...found].sort((a, b) => compareText(a.name, b.name));
}
