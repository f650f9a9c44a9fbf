import type { CellResources } from './cell-search.ts';
import { exampleOf, findPossible, findUnlessSameVariable, findWitness } from './cell-search.ts';
import type { AttachedVerdict } from './comparison.ts';
import { conditionImplies } from './condition-implication.ts';
import type { Grant } from './grant.ts';
import type { Judgement, Sides } from './judge-needed.ts';
import type { ConditionRelation, Region } from './region.ts';
import { intersectUnions, possiblyAllowed, possiblyNotAllowed, surelyAllowed, surelyNotAllowed } from './region.ts';

/** What an attached grant is good for, given all that is needed; only what the other statements and the boundary leave of it counts. */
export function judgeAttached(cell: CellResources, grant: Grant, sides: Sides, condition: ConditionRelation): Judgement<AttachedVerdict> {
  const { attached, needed, boundary } = sides;
  const own = { allows: [grant], denies: attached.denies };
  const limits = boundary === undefined ? [own] : [own, boundary];

  const effective = limits.map((side) => possiblyAllowed(side, condition)).reduce(intersectUnions);
  const exists = findPossible(cell, effective);
  if (exists.kind !== 'found') return { verdict: exists.kind === 'none' ? 'ineffective' : 'unknown' };

  const surelyEffective = () => limits.map((side) => surelyAllowed(side, condition)).reduce(intersectUnions);
  const useful = findPossible(cell, intersectUnions(effective, possiblyAllowed(needed, condition)));
  if (useful.kind === 'none') return { verdict: 'excess', ...exampleOf(cell, surelyEffective()) };

  const surplus = findUnlessSameVariable(cell, intersectUnions(effective, possiblyNotAllowed(needed, condition)));
  if (surplus.kind === 'none') return { verdict: 'needed' };
  if (useful.kind === 'unknown' || surplus.kind === 'unknown' || cell.hasVariable) return { verdict: 'unknown' };

  const witness = findWitness(cell, intersectUnions(surelyEffective(), surelyNotAllowed(needed, condition)));
  if (witness.kind === 'found') return { verdict: 'broader', witness: witness.text };
  return { verdict: isBroaderCondition(cell, grant, sides, condition, effective) ? 'broader-condition' : 'unknown' };
}

/** All of the resources are needed, and wherever the condition decides, what is needed has a stronger one. */
function isBroaderCondition(
  cell: CellResources,
  grant: Grant,
  { needed }: Sides,
  condition: ConditionRelation,
  effective: readonly Region[],
): boolean {
  const stronger = needed.allows.filter(({ clauses }) => condition.implies(clauses) || conditionImplies(clauses, grant.clauses));
  const inAnyCase: ConditionRelation = { implies: () => true, disjoint: condition.disjoint };
  const surplus = findPossible(
    cell,
    intersectUnions(effective, possiblyNotAllowed({ allows: stronger, denies: needed.denies }, inAnyCase)),
  );
  return surplus.kind === 'none';
}
