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
  const concerned = new Map<IndexedAction, SharedConcern>();
  const none: SharedConcern = { ids: [], isPartly: false, further: new Map() };
  for (const [position, actions] of matched.entries()) {
    const id = grants[position]?.id ?? position;
    for (const action of actions) concerned.set(action, withFurther(concerned.get(action) ?? none, id));
  }
  const known = new Map<IndexedAction, ComparedAction>();
  for (const [action, concern] of concerned) known.set(action, { name: action.name, isKnown: true, concerned: concern });

  const byGrant = new Map<number, ComparedAction[]>();
  for (const [position, { id }] of grants.entries()) {
    const actions: ComparedAction[] = [];
    for (const action of matched[position] ?? []) {
      const compared = known.get(action);
      if (compared !== undefined) actions.push(compared);
    }
    byGrant.set(id, actions);
  }
  for (const { name, all, isPartly } of unknownActionRelations([...unknown], grants)) {
    const action = { name, isKnown: false, concerned: { ids: all.map(({ id }) => id), isPartly } };
    for (const grant of all) if (grant.action.patterns.some(({ text }) => text === name)) byGrant.get(grant.id)?.push(action);
  }
  return ({ id }) => byGrant.get(id) ?? [];
}

/** What concerns an action, with what concerns those that a further statement concerns besides: so equal lists are one object. */
interface SharedConcern extends ConcernedGrants {
  readonly further: Map<number, SharedConcern>;
}

function withFurther({ ids, further }: SharedConcern, id: number): SharedConcern {
  const found = further.get(id) ?? { ids: [...ids, id], isPartly: false, further: new Map() };
  further.set(id, found);
  return found;
}

function knownActions({ action }: Grant, index: ActionIndex, unknown: Set<string>): readonly IndexedAction[] {
  const found = new Set<IndexedAction>();
  for (const { text } of action.patterns) {
    const matching = actionsMatching(text, index);
    if (matching.length === 0) unknown.add(text);
    for (const one of matching) found.add(one);
  }
  return action.negated ? index.all().filter((one) => !found.has(one)) : [...found].sort((a, b) => compareText(a.name, b.name));
}
