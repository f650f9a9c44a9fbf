import type { Denial, ObservedGroup, RecordedCondition, TimeSpan } from './aggregate.ts';
import { MOST_DAYS } from './aggregate.ts';

/** What groups of one role, event and resource differ in. */
export interface GroupDetail {
  readonly session?: string;
  readonly errorCode?: string;
  readonly denied?: Denial;
  readonly invokedBy?: string;
  readonly condition?: RecordedCondition;
}

/** How often and when. */
export interface Count extends TimeSpan {
  readonly count: number;
  readonly days: readonly string[];
}

/** A count that further calls are added to. */
export interface CountedCall {
  readonly detail: GroupDetail;
  count: number;
  first: string;
  last: string;
  days: readonly string[];
}

/** The counts of one role, event and resource, apart for each detail. */
export class ObservedCounts {
  readonly #counts = new Map<string, CountedCall>();

  /** Adds what is equal in `detail`, of which `key` is the whole content. */
  add(key: string, detail: GroupDetail, { count, first, last, days }: Count): CountedCall {
    const found = this.#counts.get(key);
    if (found === undefined) {
      const counted = { detail, count, first, last, days };
      this.#counts.set(key, counted);
      return counted;
    }
    addTo(found, count, first, last, days);
    return found;
  }

  join(other: ObservedCounts): void {
    for (const [key, each] of other.#counts) this.add(key, each.detail, each);
  }

  /** Every detail with its count. With `joinSessions` the sessions are left out. */
  groups(joinSessions: boolean): Iterable<GroupDetail & Pick<ObservedGroup, 'count' | 'first' | 'last' | 'days'>> {
    if (!joinSessions) return [...this.#counts.values()].map(({ detail, ...count }) => ({ ...detail, ...count }));
    const joined = new ObservedCounts();
    for (const { detail, ...count } of this.#counts.values()) {
      const { session: _, ...rest } = detail;
      joined.add(detailKey(rest), rest, count);
    }
    return joined.groups(false);
  }
}

/** Equal exactly for equal details. */
export function detailKey({ session, errorCode, denied, invokedBy, condition }: GroupDetail): string {
  if (errorCode === undefined && invokedBy === undefined && condition === undefined && denied === undefined) return session ?? '\n';
  const sorted = condition === undefined ? undefined : sortedEntries(condition).map(([operator, keys]) => [operator, sortedEntries(keys)]);
  return JSON.stringify([session, errorCode, denied && [denied.policyType, denied.explicit], invokedBy, sorted]);
}

function sortedEntries<Value>(record: Readonly<Record<string, Value>>): [string, Value][] {
  return Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Adds one call at `time`. */
export function addCall(counted: CountedCall, time: string): void {
  counted.count += 1;
  if (time < counted.first) counted.first = time;
  if (time > counted.last) counted.last = time;
  const latest = counted.days.at(-1);
  if (latest !== undefined && (time.startsWith(latest) || (counted.days.length === MOST_DAYS && time > latest))) return;
  addDay(counted, time.slice(0, 10));
}

function addTo(counted: CountedCall, count: number, first: string, last: string, days: readonly string[]): void {
  counted.count += count;
  if (first < counted.first) counted.first = first;
  if (last > counted.last) counted.last = last;
  for (const day of days) addDay(counted, day);
}

function addDay(counted: CountedCall, day: string): void {
  if (!counted.days.includes(day)) counted.days = [...counted.days, day].sort().slice(0, MOST_DAYS);
}
