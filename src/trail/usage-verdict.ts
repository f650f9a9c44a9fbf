import type { Pattern } from '../model/pattern.ts';
import { canonicalText } from '../policy/iam-text.ts';
import type { Aggregate } from './aggregate.ts';
import type { ObservedAccess } from './observed-access.ts';
import { allowedAccesses } from './observed-access.ts';
import { knownName } from './open-name.ts';
import type { Place } from './resource-shape.ts';
import { covers, mayMeet } from './resource-shape.ts';
import { whyNotVisible } from './visibility.ts';
import { visibleEvents } from './visible-events.ts';

/** What a trail says of one function or role. */
export interface Usage {
  /** What it did; empty where it does not appear in the input at all. */
  readonly accesses: readonly ObservedAccess[];
  /** The whole input, whoever it is of: what it can show at all. */
  readonly aggregate: Aggregate;
  readonly place: Place;
  /** When the code was deployed: `2026-09-01T00:00:00Z`; absent where it is not known. */
  readonly deployedAt?: string;
}

/** Whether a grant is used. Not to have been seen is `unused` only where it would have been seen. */
export interface UsageVerdict {
  readonly verdict: 'used' | 'unused' | 'cannot tell';
  /** One line, for a person. */
  readonly reason: string;
}

/** The shortest window in which silence counts, in calendar days: as long as the event history reaches back. */
const LEAST_DAYS = 90;

/**
 * Whether `action` (catalog spelling) on `resource` was used. `isOther` tells whether what was seen may be another resource that the deployment makes:
 * where the resource's own name is known by its shape alone, a call speaks for it only if none is.
 */
export function usageVerdict(
  action: string,
  resource: Pattern,
  usage: Usage,
  isOther: (seen: Pattern) => boolean = () => false,
): UsageVerdict {
  const { place } = usage;
  const onIt = usage.accesses.filter((access) => access.action === action && mayMeet(resource, access.resource, place));
  const allowed = allowedAccesses(onIt);
  const certain = allowed.filter((access) => access.isCertain && (access.isNamed || covers(resource, access.resource, place)));
  const name = knownName(resource);
  const own = certain.filter((access) => name === 'known' || (name === 'shape' && !isOther(access.resource)));
  if (own.length > 0) return { verdict: 'used', reason: seenWords(own) + deploymentWords(own, usage.deployedAt) };
  if (certain.length > 0)
    return cannotTell(`${seenWords(certain)}, on ${resourcesOf(certain)}, which may be this one: its name is not known`);
  if (allowed.length > 0) return cannotTell('calls were seen that may have needed it; the input does not show which did');
  if (onIt.length > 0) return cannotTell('it was only denied');
  if (usage.accesses.length === 0) return cannotTell('the input has no call of this role');
  const hidden = whyNotVisible(action, resource, usage.aggregate, place);
  if (hidden !== undefined) return cannotTell(hidden);
  const days = windowDays(usage.aggregate);
  if (days < LEAST_DAYS) return cannotTell(`the input covers ${days} of the ${LEAST_DAYS} days that are needed`);
  return { verdict: 'unused', reason: `not seen in ${days} days of a trail that shows it${silentWords(usage.aggregate, days)}` };
}

/** A window may have days of which the input holds nothing, because nothing happened or because files are missing. */
function silentWords(aggregate: Aggregate, days: number): string {
  const { daysWithRecords } = visibleEvents(aggregate);
  const silent = daysWithRecords === undefined ? 0 : days - daysWithRecords;
  return silent > 0 ? `, with no record at all on ${silent} of them` : '';
}

const MOST_SHOWN = 3;

function resourcesOf(accesses: readonly ObservedAccess[]): string {
  const texts = [...new Set(accesses.map(({ resource }) => canonicalText(resource)))].sort();
  const more = texts.length - MOST_SHOWN;
  return more > 0 ? `${texts.slice(0, MOST_SHOWN).join(', ')} and ${more} more` : texts.join(', ');
}

function cannotTell(reason: string): UsageVerdict {
  return { verdict: 'cannot tell', reason };
}

function deploymentWords(accesses: readonly ObservedAccess[], deployedAt: string | undefined): string {
  return deployedAt !== undefined && accesses.every(({ evidence }) => evidence.last < deployedAt) ? ', before the deployment' : '';
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
