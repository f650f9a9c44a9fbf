import type { Confidence, Requirement, TrailEvidence } from '../model/requirement.ts';
import { groupBy } from '../policy/group-by.ts';
import { compareText } from '../policy/order.ts';
import type { ObservedAccess } from './observed-access.ts';

/** On so many distinct days a call counts as a habit. */
export const HABIT_DAYS = 3;

/** What the accesses say as evidence: one entry per operation, resource and caller, their counts added. */
export function trailEvidence(accesses: readonly ObservedAccess[]): TrailEvidence[] {
  const groups = groupBy(
    accesses.map(({ evidence }) => evidence),
    evidenceKey,
  );
  return groups.flatMap(joined).sort((a, b) => compareText(evidenceKey(a), evidenceKey(b)));
}

function evidenceKey({ service, operation, resource, invokedBy, denied }: TrailEvidence): string {
  return JSON.stringify([service, operation, resource ?? '', invokedBy ?? '', denied]);
}

function joined(same: readonly TrailEvidence[]): TrailEvidence[] {
  const [first] = same;
  if (first === undefined) return [];
  const times = same.flatMap((one) => [one.first, one.last]).sort();
  const count = same.reduce((sum, one) => sum + one.count, 0);
  return [{ ...first, count, first: times[0] ?? first.first, last: times.at(-1) ?? first.last }];
}

/** The requirement with what a trail says of it. Code and trail together are surer than either alone; a denial or a service's own call adds no certainty. */
export function withTrailEvidence(requirement: Requirement, accesses: readonly ObservedAccess[]): Requirement {
  if (accesses.length === 0) return requirement;
  const isSeen = accesses.some(({ evidence, isNamed }) => isNamed && !evidence.denied && evidence.invokedBy === undefined);
  return {
    ...requirement,
    evidence: [...requirement.evidence, ...trailEvidence(accesses)],
    confidence: isSeen ? RAISED[requirement.confidence] : requirement.confidence,
  };
}

const RAISED: Readonly<Record<Confidence, Confidence>> = { low: 'medium', medium: 'high', high: 'high' };

/** How many distinct days the accesses were surely seen on. */
export function distinctDays(accesses: readonly ObservedAccess[]): number {
  return new Set(accesses.flatMap(({ days }) => days)).size;
}
