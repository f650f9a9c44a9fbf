import type { CellResources } from './cell-search.ts';
import { exampleOf, findPossible, findUnlessSameVariable, findWitness } from './cell-search.ts';
import type { AttachedVerdict, IneffectiveReason } from './comparison.ts';
import type { Grant } from './grant.ts';
import type { Judgement, Sides } from './judge-needed.ts';
import type { ConditionRelation, Region, Side, Zone } from './region.ts';
import { EVERYWHERE, intersectUnions, possiblyAllowed, surelyAllowed, surelyNotAllowed, zonesNotAllowed } from './region.ts';

/** What an attached grant is good for, given all that is needed; only what the other statements and the boundary leave of it counts. */
export function judgeAttached(cell: CellResources, grant: Grant, sides: Sides, condition: ConditionRelation): Judgement<AttachedVerdict> {
  const { attached, needed, boundary } = sides;
  const own = { allows: [grant], denies: attached.denies };
  const limits = boundary === undefined ? [own] : [own, boundary];

  const effective = limits.map((side) => possiblyAllowed(side, condition)).reduce(intersectUnions);
  const exists = findPossible(cell, effective);
  if (exists.kind === 'none') return { verdict: 'ineffective', because: whyIneffective(cell, own, condition) };
  if (exists.kind === 'unknown') return { verdict: 'unknown' };

  const surelyEffective = () => limits.map((side) => surelyAllowed(side, condition)).reduce(intersectUnions);
  const useful = findPossible(cell, intersectUnions(effective, possiblyAllowed(needed, condition)));
  if (useful.kind === 'none') return { verdict: 'excess', ...exampleOf(cell, surelyEffective()) };

  const surplus = findUnlessSameVariable(cell, surplusIn(zonesNotAllowed(needed, condition), limits, condition));
  if (surplus.kind === 'none') return { verdict: 'needed' };
  if (useful.kind === 'unknown' || surplus.kind === 'unknown' || cell.hasVariable) return { verdict: 'unknown' };

  const witness = findWitness(cell, intersectUnions(surelyEffective(), surelyNotAllowed(needed, condition)));
  if (witness.kind === 'found') return { verdict: 'broader', witness: witness.text };
  return { verdict: isBroaderCondition(cell, sides, condition, limits) ? 'broader-condition' : 'unknown' };
}

function whyIneffective(cell: CellResources, own: Side, condition: ConditionRelation): IneffectiveReason {
  if (findPossible(cell, [EVERYWHERE]).kind === 'none') return 'no such resource';
  return findPossible(cell, possiblyAllowed(own, condition)).kind === 'none' ? 'denied' : 'bounded';
}

/** What is effective where the needed side may not allow it. */
function surplusIn(zones: readonly Zone[], limits: readonly Side[], condition: ConditionRelation): Region[] {
  return zones.flatMap(({ regions, clauses }) => {
    const within = condition.and(clauses);
    return intersectUnions(limits.map((side) => possiblyAllowed(side, within)).reduce(intersectUnions), regions);
  });
}

/** All of the resources are needed, and wherever the condition decides, what is needed has a stronger one. */
function isBroaderCondition(cell: CellResources, { needed }: Sides, condition: ConditionRelation, limits: readonly Side[]): boolean {
  const stronger = needed.allows.filter(({ clauses }) => condition.implies(clauses) || condition.isImpliedBy(clauses));
  const inAnyCase: ConditionRelation = { ...condition, implies: () => true };
  const zones = zonesNotAllowed({ allows: stronger, denies: needed.denies }, inAnyCase);
  return findPossible(cell, surplusIn(zones, limits, condition)).kind === 'none';
}
