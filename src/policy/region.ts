import type { ConditionClause } from './condition-clause.ts';
import type { IsSingleValued } from './condition-disjointness.ts';
import { clauseAvoids, conditionsDisjoint } from './condition-disjointness.ts';
import { conditionImplies } from './condition-implication.ts';
import type { Glob } from './glob.ts';
import { withoutVariables } from './glob.ts';
import type { Grant, GrantResource } from './grant.ts';
import { groupBy } from './group-by.ts';

/** The statements of one side that concern one action. */
export interface Side {
  readonly allows: readonly Grant[];
  readonly denies: readonly Grant[];
}

/** A set of resources: those that match a glob of every group and no glob outside. */
export interface Region {
  readonly and: readonly (readonly Glob[])[];
  readonly outside: readonly Glob[];
}

/** All resources. */
export const EVERYWHERE: Region = { and: [], outside: [] };

/** How a condition relates to that of a statement. */
export interface ConditionRelation {
  readonly implies: (clauses: readonly ConditionClause[]) => boolean;
  readonly isImpliedBy: (clauses: readonly ConditionClause[]) => boolean;
  readonly disjoint: (clauses: readonly ConditionClause[]) => boolean;
  /** The relation of this condition together with further clauses. */
  readonly and: (clauses: readonly ConditionClause[]) => ConditionRelation;
}

/** Resources under the condition of a row and, besides, these clauses. */
export interface Zone {
  readonly regions: readonly Region[];
  readonly clauses: readonly ConditionClause[];
}

/** Gives the relation of a statement's condition to others; one object for equal conditions. */
export function conditionRelations(isSingleValued: IsSingleValued): (grant: Pick<Grant, 'clauses'>) => ConditionRelation {
  const known = new Map<string, ConditionRelation>();
  const implies = (clauses: readonly ConditionClause[], others: readonly ConditionClause[]) =>
    others.every((other) => conditionImplies(clauses, [other]) || clauses.some((clause) => clauseAvoids(clause, other, isSingleValued)));
  const relationOf = (clauses: readonly ConditionClause[]): ConditionRelation => {
    const key = clauses.map(({ identity }) => identity).join('\n');
    const relation: ConditionRelation = known.get(key) ?? {
      implies: (others: readonly ConditionClause[]) => implies(clauses, others),
      isImpliedBy: (others: readonly ConditionClause[]) => implies(others, clauses),
      disjoint: (others: readonly ConditionClause[]) => conditionsDisjoint(clauses, others, isSingleValued),
      and: (others: readonly ConditionClause[]) => (others.length === 0 ? relation : relationOf([...clauses, ...others])),
    };
    known.set(key, relation);
    return relation;
  };
  return ({ clauses }) => relationOf(clauses);
}

/**
 * The resources that the side may allow under the condition, as a union of regions: an Allow that is not disjoint from it reaches them, no Deny that
 * the condition implies surely removes them. Never too small.
 */
export const possiblyAllowed = remembered(findPossiblyAllowed);

/** The resources that the side surely allows under the condition. Never too large. */
export const surelyAllowed = remembered(findSurelyAllowed);

/** The resources that the side surely does not allow under the condition. Never too large. */
export const surelyNotAllowed = remembered(findSurelyNotAllowed);

/** The resources that the side may not allow under the condition. Never too small. */
export const possiblyNotAllowed = remembered(findPossiblyNotAllowed);

/** The resources that the side may not allow under the condition, with the clauses besides which that holds. Never too small. */
export const zonesNotAllowed = remembered(findZonesNotAllowed);

/** The resources that an Allow of the side may reach under the condition, Deny or not. */
export const possiblyReached = remembered(findPossiblyReached);

/** Works each union out once for a side and a condition: all cells of a statement ask for the same. */
function remembered<Found extends Region | Zone>(
  find: (side: Side, condition: ConditionRelation) => Found[],
): (side: Side, condition: ConditionRelation) => readonly Found[] {
  const known = new WeakMap<Side, WeakMap<ConditionRelation, readonly Found[]>>();
  return (side, condition) => {
    const ofSide = known.get(side) ?? new WeakMap<ConditionRelation, readonly Found[]>();
    known.set(side, ofSide);
    const regions = ofSide.get(condition) ?? find(side, condition);
    ofSide.set(condition, regions);
    return regions;
  };
}

function findPossiblyAllowed({ allows, denies }: Side, condition: ConditionRelation): Region[] {
  return withoutDenied(findPossiblyReached({ allows, denies }, condition), { allows, denies }, condition);
}

function findSurelyAllowed({ allows, denies }: Side, condition: ConditionRelation): Region[] {
  const reached = unionOf(
    allows.filter(({ clauses }) => condition.implies(clauses)),
    surelyIn,
  );
  const kept = denies.filter(({ clauses }) => !condition.disjoint(clauses)).map(({ resource }) => surelyNotIn(resource));
  const safe = kept.flatMap((region) => region ?? []);
  const all = intersectAll(safe);
  return safe.length < kept.length ? [] : reached.map((region) => intersect(region, all));
}

function findSurelyNotAllowed({ allows, denies }: Side, condition: ConditionRelation): Region[] {
  const refused = allows.filter(({ clauses }) => !condition.disjoint(clauses)).map(({ resource }) => surelyNotIn(resource));
  const known = refused.flatMap((region) => region ?? []);
  const unreached = known.length < refused.length ? [] : [intersectAll(known)];
  const denied = unionOf(
    denies.filter(({ clauses }) => condition.implies(clauses)),
    surelyIn,
  );
  return [...unreached, ...denied];
}

function findPossiblyNotAllowed(side: Side, condition: ConditionRelation): Region[] {
  const zones = findZonesNotAllowed(side, condition);
  return zones.flatMap(({ regions }) => regions);
}

/** The same with what must hold besides for a Deny to apply. */
function findZonesNotAllowed({ allows, denies }: Side, condition: ConditionRelation): Zone[] {
  const reached = allows.filter(({ clauses }) => condition.implies(clauses));
  const unreached = intersectAll(reached.flatMap(({ resource }) => surelyOutOf(resource)));
  const denying = denies.filter(({ clauses }) => !condition.disjoint(clauses));
  const denied = groupBy(denying, ({ clauses }) => clauses.map(({ identity }) => identity).join('\n')).map(
    (same): Zone => ({ regions: unionOf(same, possiblyIn), clauses: same[0]?.clauses ?? [] }),
  );
  return [{ regions: [unreached], clauses: [] }, ...denied];
}

function findPossiblyReached({ allows }: Side, condition: ConditionRelation): Region[] {
  return unionOf(
    allows.filter(({ clauses }) => !condition.disjoint(clauses)),
    possiblyIn,
  );
}

/** What is left of the regions when the side's Denies are taken away that surely apply under the condition. */
export function withoutDenied(regions: readonly Region[], { denies }: Side, condition: ConditionRelation): Region[] {
  const removed = denies.filter(({ clauses }) => condition.implies(clauses)).flatMap(({ resource }) => surelyOutOf(resource));
  if (removed.length === 0) return [...regions];
  const kept = intersectAll(removed);
  return regions.map((region) => intersect(region, kept));
}

/** The resources that surely none of the statements concerns under the condition. */
export function outsideOfAll(grants: readonly Grant[], condition: ConditionRelation): Region[] {
  return findSurelyNotAllowed({ allows: grants, denies: [] }, condition);
}

/** What is in one of the regions and in one of the others. */
export function intersectUnions(regions: readonly Region[], others: readonly Region[]): Region[] {
  return regions.flatMap((region) => others.map((other) => intersect(region, other)));
}

export function intersect(a: Region, b: Region): Region {
  return { and: [...a.and, ...b.and], outside: [...a.outside, ...b.outside] };
}

/** What is in all of them. */
function intersectAll(regions: readonly Region[]): Region {
  return { and: regions.flatMap(({ and }) => and), outside: regions.flatMap(({ outside }) => outside) };
}

/** The union over the statements' resources; those without NotResource make one region together. */
function unionOf(grants: readonly Grant[], region: (resource: GrantResource) => Region | undefined): Region[] {
  const plain = grants.filter(({ resource }) => !resource.negated).flatMap(({ resource }) => region(resource)?.and[0] ?? []);
  const negated = grants.filter(({ resource }) => resource.negated).flatMap(({ resource }) => region(resource) ?? []);
  return plain.length === 0 ? negated : [{ and: [plain], outside: [] }, ...negated];
}

function possiblyIn({ negated, globs }: GrantResource): Region {
  return negated ? { and: [], outside: globs } : { and: [globs.map(withoutVariables)], outside: [] };
}

/** A NotResource with a variable matches nothing for sure. */
function surelyIn({ negated, globs, hasVariable }: GrantResource): Region | undefined {
  if (!negated) return { and: [globs], outside: [] };
  return hasVariable ? undefined : { and: [], outside: globs };
}

/** What surely is not among the resources; `undefined` where that is nothing. */
function surelyNotIn({ negated, globs }: GrantResource): Region | undefined {
  if (!negated) return { and: [], outside: globs.map(withoutVariables) };
  const known = globs.filter(({ hasVariable }) => !hasVariable);
  return known.length === 0 ? undefined : { and: [known], outside: [] };
}

/** What is left when everything that surely is among the resources is taken away: all, where nothing surely is. */
function surelyOutOf({ negated, globs, hasVariable }: GrantResource): Region[] {
  if (!negated) return [{ and: [], outside: globs }];
  return hasVariable ? [] : [{ and: [globs], outside: [] }];
}
