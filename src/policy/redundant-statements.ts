import type { ActionsOf, ComparedAction } from './action-sides.ts';
import type { ResourceUniverse } from './action-universe.ts';
import type { CellResources } from './cell-search.ts';
import { cellResources, findPossible, findUnlessSameVariable } from './cell-search.ts';
import type { Grant } from './grant.ts';
import type { Sides } from './judge-needed.ts';
import type { ConditionRelation } from './region.ts';
import { EVERYWHERE, possiblyNotAllowed } from './region.ts';
import type { SearchBudget } from './search-budget.ts';

/** What the search for redundant statements takes from a comparison. */
export interface RedundancyFacts {
  readonly actionsOf: ActionsOf;
  readonly universeOf: (action: ComparedAction) => ResourceUniverse;
  readonly sidesOf: (action: ComparedAction) => Sides;
  readonly relationOf: (grant: Grant) => ConditionRelation;
  readonly budget: SearchBudget;
}

/** Each statement is held against all others. */
const MOST_STATEMENTS = 400;

/** The Allow statements that allow nothing which the others do not allow; of those that cover each other the first is kept. Of very many none is looked for. */
export function redundantStatements(attached: readonly Grant[], facts: RedundancyFacts): Grant[] {
  const redundant = new Set<Grant>();
  if (attached.length > MOST_STATEMENTS) return [];
  for (const grant of attached.filter(({ effect }) => effect === 'Allow').reverse()) {
    if (isCovered(grant, redundant, facts)) redundant.add(grant);
  }
  return attached.filter((grant) => redundant.has(grant));
}

function isCovered(
  grant: Grant,
  redundant: ReadonlySet<Grant>,
  { actionsOf, universeOf, sidesOf, relationOf, budget }: RedundancyFacts,
): boolean {
  const condition = relationOf(grant);
  const decided = new Set<string>();
  let allowsSomething = false;
  for (const action of actionsOf(grant)) {
    if (action.concerned.isPartly) return false;
    const universe = universeOf(action);
    const key = `${action.concerned.ids.join()} ${universe.key}`;
    if (decided.has(key)) continue;
    decided.add(key);
    const allows = sidesOf(action).attached.allows.filter((other) => other !== grant && !redundant.has(other));
    if (allows.length === 0) return false;
    const cells = cellsOf(grant, universe, budget);
    const missing = possiblyNotAllowed({ allows, denies: [] }, condition);
    if (cells.some((cell) => findUnlessSameVariable(cell, missing).kind !== 'none')) return false;
    allowsSomething ||= cells.some((cell) => findPossible(cell, [EVERYWHERE]).kind === 'found');
  }
  return allowsSomething;
}

function cellsOf({ resource }: Grant, universe: ResourceUniverse, budget: SearchBudget): CellResources[] {
  const rows = resource.negated ? [resource.texts.join()] : resource.texts;
  return rows.map((_, index) => cellResources(resource, index, universe, budget));
}
