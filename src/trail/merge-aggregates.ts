import type { Finding } from '../model/finding.ts';
import { compareFindings } from '../model/finding.ts';
import type { Aggregate, Coverage, HourRange, ObservedGroup, TimeSpan, VisibleEvents } from './aggregate.ts';
import { AGGREGATE_SCHEMA_VERSION, MOST_DAYS } from './aggregate.ts';

/** The aggregate of nothing: merged with another it gives that other. */
export const EMPTY_AGGREGATE: Aggregate = {
  schemaVersion: AGGREGATE_SCHEMA_VERSION,
  window: null,
  files: 0,
  records: 0,
  groups: [],
  coverage: [],
  findings: [],
};

/** One aggregate that says what all of them say; in any order and any grouping the same one. */
export function mergeAggregates(aggregates: readonly Aggregate[]): Aggregate {
  return {
    schemaVersion: AGGREGATE_SCHEMA_VERSION,
    window: aggregates.map(({ window }) => window).reduce(joinWindows, null),
    files: sum(aggregates.map(({ files }) => files)),
    records: sum(aggregates.map(({ records }) => records)),
    groups: mergeGroups(aggregates.flatMap(({ groups }) => groups)),
    coverage: mergeCoverage(aggregates.flatMap(({ coverage }) => coverage)),
    findings: mergeFindings(aggregates.flatMap(({ findings }) => findings)),
  };
}

/** The groups with equal ones added up, sorted. */
function mergeGroups(groups: readonly ObservedGroup[]): ObservedGroup[] {
  return joinByKey(groups, groupKey, (a, b) => {
    const days = [...new Set([...(a.days ?? []), ...(b.days ?? [])])].sort().slice(0, MOST_DAYS);
    return { ...a, count: a.count + b.count, ...joinSpans(a, b), ...(days.length === 0 ? {} : { days }) };
  });
}

/** What tells groups apart, in the order by which they are sorted. */
export function groupKey(group: ObservedGroup): string {
  const { role, session, eventSource, eventName, action, resource, condition, errorCode, denied, invokedBy } = group;
  return JSON.stringify([
    role,
    eventSource,
    eventName,
    action,
    resource,
    session,
    errorCode,
    denied?.policyType,
    denied?.explicit,
    invokedBy,
    condition,
  ]);
}

function mergeCoverage(coverage: readonly Coverage[]): Coverage[] {
  const key = ({ account, region, selected }: Coverage) => JSON.stringify([account, region, selected]);
  return joinByKey(coverage, key, (a, b) => ({
    ...a,
    hours: joinHours([...a.hours, ...b.hours]),
    events: joinByKey([...a.events, ...b.events], visibleKey, (one, other) => ({ ...one, ...joinSpans(one, other) })),
  }));
}

function visibleKey({ eventSource, category, readOnly }: VisibleEvents): string {
  return JSON.stringify([eventSource, category, readOnly]);
}

/** Ranges that touch or overlap as one, sorted. */
export function joinHours(ranges: readonly HourRange[]): HourRange[] {
  const joined: HourRange[] = [];
  for (const range of [...ranges].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))) {
    const last = joined.at(-1);
    if (last === undefined || range.from > hourAfter(last.to)) joined.push(range);
    else if (range.to > last.to) joined[joined.length - 1] = { from: last.from, to: range.to };
  }
  return joined;
}

function hourAfter(hour: string): string {
  return new Date(Date.parse(`${hour}:00:00Z`) + 3_600_000).toISOString().slice(0, 13);
}

function mergeFindings(findings: readonly Finding[]): Finding[] {
  return joinByKey(
    findings,
    (finding) => JSON.stringify(finding),
    (finding) => finding,
  ).sort(compareFindings);
}

/** One item per key, equal ones joined, sorted by key. */
function joinByKey<Item>(items: readonly Item[], keyOf: (item: Item) => string, join: (a: Item, b: Item) => Item): Item[] {
  const found = new Map<string, Item>();
  for (const item of items) {
    const key = keyOf(item);
    const other = found.get(key);
    found.set(key, other === undefined ? item : join(other, item));
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, item]) => item);
}

function joinWindows(a: TimeSpan | null, b: TimeSpan | null): TimeSpan | null {
  if (a === null || b === null) return a ?? b;
  return joinSpans(a, b);
}

function joinSpans(a: TimeSpan, b: TimeSpan): TimeSpan {
  return { first: [a.first, b.first].sort()[0] ?? a.first, last: [a.last, b.last].sort()[1] ?? a.last };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
