import type { Aggregate, Coverage, HourRange } from '../trail/aggregate.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** What an aggregate holds and what its input cannot show, one line each. */
export function observedText(aggregate: Aggregate): string[] {
  const { window, files, records, groups, coverage } = aggregate;
  const roles = new Set(groups.map(({ role }) => role)).size;
  const counted = `${count(records, 'record')} of ${count(roles, 'role')} in ${count(files, 'file')}: ${count(groups.length, 'group')}`;
  if (window === null) return [`${counted}; no event was found, so this says nothing of what is used`];
  const days = Math.round((Date.parse(window.last) - Date.parse(window.first)) / DAY);
  return [
    `${counted}, ${window.first} to ${window.last} (${count(days, 'day')})`,
    ...coverage.flatMap(gapsOf),
    ...dataEvents(coverage),
    ...withoutKind(coverage),
    'never in a trail: iam:PassRole and actions that a call needs beside its own; what is not here is not proved unused',
  ];
}

function gapsOf({ account, region, hours }: Coverage): string[] {
  const gaps = hours.slice(1).map((range, index) => gapBetween(hours[index] ?? range, range));
  const [longest] = [...gaps].sort((a, b) => b.hours - a.hours);
  if (longest === undefined) return [];
  const total = gaps.reduce((sum, gap) => sum + gap.hours, 0);
  return [`${account} ${region}: no records in ${count(total, 'hour')}, the longest gap from ${longest.from} to ${longest.to}`];
}

function gapBetween(before: HourRange, after: HourRange) {
  const [from, to] = [timeOf(before.to) + HOUR, timeOf(after.from) - HOUR];
  return { from: hourOf(from), to: hourOf(to), hours: (to - from) / HOUR + 1 };
}

function dataEvents(coverage: readonly Coverage[]): string[] {
  const events = coverage.flatMap((each) => each.events);
  const sources = [...new Set(events.filter(({ category }) => category === 'Data').map(({ eventSource }) => eventSource))].sort();
  if (sources.length === 0) return ['no data events: reads and writes of objects, items, messages and invocations cannot be seen here'];
  return [`data events of ${sources.join(', ')}; of other services they cannot be seen here`];
}

function withoutKind(coverage: readonly Coverage[]): string[] {
  return coverage.flatMap(({ account, region, events }) => {
    if (events.length === 0) return [];
    const place = `${account} ${region}`;
    if (events.every(({ readOnly }) => !readOnly)) return [`${place}: no reading call at all: the trail may record writes only`];
    return events.every(({ readOnly }) => readOnly) ? [`${place}: no writing call at all: the trail may record reads only`] : [];
  });
}

function count(number: number, noun: string): string {
  return `${number.toLocaleString('en-US')} ${noun}${number === 1 ? '' : 's'}`;
}

function timeOf(hour: string): number {
  return Date.parse(`${hour}:00:00Z`);
}

function hourOf(time: number): string {
  return new Date(time).toISOString().slice(0, 13);
}
