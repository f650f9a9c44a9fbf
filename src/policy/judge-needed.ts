import type { CellResources } from './cell-search.ts';
import { exampleOf, findPossible, findUnlessSameVariable, findWitness } from './cell-search.ts';
import type { IneffectiveReason, NeededVerdict } from './comparison.ts';
import type { Grant } from './grant.ts';
import type { ConditionRelation, Side } from './region.ts';
import {
  EVERYWHERE,
  intersectUnions,
  outsideOfAll,
  possiblyAllowed,
  possiblyNotAllowed,
  possiblyReached,
  surelyNotAllowed,
  withoutDenied,
  zonesNotAllowed,
} from './region.ts';

/** The statements of all sides that concern one action. */
export interface Sides {
  readonly attached: Side;
  readonly needed: Side;
  readonly boundary?: Side;
}

/** A verdict with the resource that shows it. */
export interface Judgement<Verdict> {
  readonly verdict: Verdict;
  readonly witness?: string;
  readonly deniedByNeeded?: true;
  readonly because?: IneffectiveReason;
}

/** What becomes of a needed grant, given all that is attached. */
export function judgeNeeded(
  cell: CellResources,
  { attached, needed, boundary }: Sides,
  condition: ConditionRelation,
): Judgement<NeededVerdict> {
  const exists = findPossible(cell, [EVERYWHERE]);
  if (exists.kind !== 'found') return { verdict: exists.kind === 'none' ? 'mismatch' : 'unknown' };
  const limits = boundary === undefined ? [attached] : [attached, boundary];

  const allowed = limits.map((side) => possiblyAllowed(side, condition)).reduce(intersectUnions);
  const reachable = findPossible(cell, allowed);
  if (reachable.kind === 'none' && deniesRest(cell, limits, needed, condition)) return { verdict: 'conditional', deniedByNeeded: true };
  if (reachable.kind === 'none')
    return { verdict: whyNotAllowed(cell, attached, condition), ...exampleOf(cell, outsideOfAll(needed.denies, condition)) };

  const gap = findUnlessSameVariable(
    cell,
    limits.flatMap((side) => possiblyNotAllowed(side, condition)),
  );
  if (gap.kind === 'none') return { verdict: 'covered' };
  if (deniesRest(cell, limits, needed, condition)) return { verdict: 'conditional', deniedByNeeded: true };
  if (reachable.kind === 'unknown' || gap.kind === 'unknown' || cell.hasVariable) return { verdict: 'unknown' };

  const refused = limits.flatMap((side) => surelyNotAllowed(side, condition));
  const witness = findWitness(cell, intersectUnions(refused, outsideOfAll(needed.denies, condition)));
  if (witness.kind === 'found') return { verdict: 'partial', witness: witness.text };
  const grants = limits.flatMap(({ allows, denies }) => [...allows, ...denies]);
  return { verdict: witness.kind === 'unknown' || grants.some(hasVariable) ? 'unknown' : 'conditional' };
}

/** True where the needed side itself denies whatever one of the limits may not allow. */
function deniesRest(cell: CellResources, limits: readonly Side[], needed: Side, condition: ConditionRelation): boolean {
  if (needed.denies.length === 0) return false;
  const rest = limits
    .flatMap((side) => zonesNotAllowed(side, condition))
    .flatMap(({ regions, clauses }) => withoutDenied(regions, needed, condition.and(clauses)));
  return findUnlessSameVariable(cell, rest).kind === 'none';
}

function whyNotAllowed(cell: CellResources, attached: Side, condition: ConditionRelation): NeededVerdict {
  if (findPossible(cell, possiblyReached(attached, condition)).kind === 'none') return 'missing';
  return findPossible(cell, possiblyAllowed(attached, condition)).kind === 'none' ? 'denied' : 'bounded';
}

function hasVariable({ resource }: Grant): boolean {
  return resource.hasVariable;
}
