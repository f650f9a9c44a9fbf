import type { Pattern } from '../model/pattern.ts';
import type { Aggregate } from './aggregate.ts';
import type { ObservedAccess } from './observed-access.ts';
import { allowedAccesses } from './observed-access.ts';
import type { Place } from './resource-shape.ts';
import { covers, mayMeet } from './resource-shape.ts';
import { whyNotVisible } from './visibility.ts';

/** What a trail says of one function or role. */
export interface Usage {
  /** What it did; empty where it does not appear in the input at all. */
  readonly accesses: readonly ObservedAccess[];
  /** The whole input, whoever it is of: what it can show at all. */
  readonly aggregate: Aggregate;
  readonly place: Place;
}

/** Whether a grant is used. Not to have been seen is `unused` only where it would have been seen. */
export interface UsageVerdict {
  readonly verdict: 'used' | 'unused' | 'cannot tell';
  /** One line, for a person. */
  readonly reason: string;
}

/** The shortest window in which silence counts, in calendar days: as long as the event history reaches back. */
const LEAST_DAYS = 90;

/** Whether `action` (catalog spelling) on `resource` was used. */
export function usageVerdict(action: string, resource: Pattern, usage: Usage): UsageVerdict {
  const onIt = usage.accesses.filter((access) => access.action === action && mayMeet(resource, access.resource, usage.place));
  const allowed = allowedAccesses(onIt);
  const certain = allowed.filter((access) => access.isCertain && (access.isNamed || covers(resource, access.resource, usage.place)));
  if (certain.length > 0) return { verdict: 'used', reason: seenWords(certain) };
  if (allowed.length > 0) return cannotTell('calls were seen that may have needed it; the input does not show which did');
  if (onIt.length > 0) return cannotTell('it was only denied');
  if (usage.accesses.length === 0) return cannotTell('the input has no call of this role');
  const hidden = whyNotVisible(action, resource, usage.aggregate, usage.place);
  if (hidden !== undefined) return cannotTell(hidden);
  const days = windowDays(usage.aggregate);
  if (days < LEAST_DAYS) return cannotTell(`the input covers ${days} of the ${LEAST_DAYS} days that are needed`);
  return { verdict: 'unused', reason: `not seen in ${days} days of a trail that shows it` };
}

function cannotTell(reason: string): UsageVerdict {
  return { verdict: 'cannot tell', reason };
}

/** `seen 12 times, last 2026-11-20`. */
function seenWords(accesses: readonly ObservedAccess[]): string {
  const count = accesses.reduce((sum, { evidence }) => sum + evidence.count, 0);
  const last =
    accesses
      .map(({ evidence }) => evidence.last)
      .sort()
      .at(-1) ?? '';
  return `seen ${count} ${count === 1 ? 'time' : 'times'}, last ${last.slice(0, 10)}`;
}

const DAY = 24 * 60 * 60 * 1000;

/** Calendar days from the first to the last event, both counted. */
export function windowDays({ window }: Aggregate): number {
  if (window === null) return 0;
  return Math.round((Date.parse(window.last.slice(0, 10)) - Date.parse(window.first.slice(0, 10))) / DAY) + 1;
}
