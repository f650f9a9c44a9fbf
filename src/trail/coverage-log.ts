import type { Coverage, HourRange, TimeSpan, VisibleEvents } from './aggregate.ts';
import type { TrailRecord } from './record.ts';

const HOUR = 3_600_000;

/** What records show of one account and region. */
interface Place {
  readonly selected: readonly string[] | undefined;
  readonly account: string;
  readonly region: string;
  readonly hours: Set<string>;
  /** The hour that was noted last. */
  latest: string;
  /** By event source. */
  readonly events: Map<string, Mutable<VisibleEvents>[]>;
}

/** Where a record was noted. */
export interface SeenEvents {
  readonly place: Place;
  /** Absent for what is no call. */
  readonly events?: Mutable<VisibleEvents>;
}

type Mutable<Type> = { -readonly [Member in keyof Type]: Type[Member] };

/** Notes what the input can show: hours with records and classes of events, per account and region. */
export class CoverageLog {
  readonly #selected: readonly string[] | undefined;
  readonly #places = new Map<string, Place>();
  #window: Mutable<TimeSpan> | undefined;
  #last: Place | undefined;

  /** `selected`: the selectors that reading is limited to, if it is. */
  constructor(selected: readonly string[] | undefined) {
    this.#selected = selected;
  }

  get window(): TimeSpan | null {
    return this.#window ?? null;
  }

  /** Notes a record, and returns where, so that one which differs in its time alone is noted without looking. */
  addRecord({ account, region, eventTime, eventSource, category, readOnly, isCall }: TrailRecord): SeenEvents {
    if (this.#last?.account !== account || this.#last.region !== region) this.#last = this.#place(this.#selected, account, region);
    const place = this.#last;
    const seen = isCall ? { place, events: eventsAt(place, eventSource, category, readOnly, eventTime) } : { place };
    this.addAgain(seen, eventTime);
    return seen;
  }

  /** Notes a record of this time where addRecord noted one. */
  addAgain({ place, events }: SeenEvents, time: string): void {
    this.#addWindow(time, time);
    if (!time.startsWith(place.latest)) {
      place.latest = time.slice(0, 13);
      place.hours.add(place.latest);
    }
    if (events !== undefined) widen(events, time, time);
  }

  addCoverage(coverage: Coverage): void {
    const place = this.#place(coverage.selected ?? this.#selected, coverage.account, coverage.region);
    for (const { from, to } of coverage.hours) for (const hour of hoursBetween(from, to)) place.hours.add(hour);
    for (const { eventSource, category, readOnly, first, last } of coverage.events)
      widen(eventsAt(place, eventSource, category, readOnly, first), first, last);
  }

  addWindow(window: TimeSpan | null): void {
    if (window !== null) this.#addWindow(window.first, window.last);
  }

  /** Sorted by account, region and selection. */
  coverage(): Coverage[] {
    return [...this.#places]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, { selected, account, region, hours, events }]) => ({
        ...(selected === undefined ? {} : { selected }),
        account,
        region,
        hours: rangesOf(hours),
        events: [...events.values()]
          .flat()
          .map((each) => ({ ...each }))
          .sort(byClass),
      }));
  }

  #addWindow(first: string, last: string): void {
    this.#window ??= { first, last };
    widen(this.#window, first, last);
  }

  #place(selected: readonly string[] | undefined, account: string, region: string): Place {
    const key = selected === undefined ? `${account}\n${region}` : `${account}\n${region}\n${selected.join('\n')}`;
    let place = this.#places.get(key);
    if (place === undefined) {
      place = { selected, account, region, hours: new Set(), latest: '-', events: new Map() };
      this.#places.set(key, place);
    }
    return place;
  }
}

/** The class of these events at a place, which begins at `time` where it is new. */
function eventsAt({ events }: Place, eventSource: string, category: string, readOnly: boolean, time: string): Mutable<VisibleEvents> {
  let classes = events.get(eventSource);
  if (classes === undefined) {
    classes = [];
    events.set(eventSource, classes);
  }
  const found = classes.find((each) => each.readOnly === readOnly && each.category === category);
  if (found !== undefined) return found;
  const made = { eventSource, category, readOnly, first: time, last: time };
  classes.push(made);
  return made;
}

function widen(span: Mutable<TimeSpan>, first: string, last: string): void {
  if (first < span.first) span.first = first;
  if (last > span.last) span.last = last;
}

function byClass(a: VisibleEvents, b: VisibleEvents): number {
  const [one, other] = [a, b].map(({ eventSource, category, readOnly }) => `${eventSource}\n${category}\n${readOnly}`);
  return (one ?? '') < (other ?? '') ? -1 : 1;
}

function* hoursBetween(from: string, to: string): Iterable<string> {
  const end = timeOf(to);
  for (let time = timeOf(from); time <= end; time += HOUR) yield new Date(time).toISOString().slice(0, 13);
}

/** Hours that follow each other as one range. */
function rangesOf(hours: ReadonlySet<string>): HourRange[] {
  const ranges: { from: string; to: string }[] = [];
  for (const hour of [...hours].sort()) {
    const last = ranges.at(-1);
    if (last !== undefined && timeOf(hour) - timeOf(last.to) === HOUR) last.to = hour;
    else ranges.push({ from: hour, to: hour });
  }
  return ranges;
}

function timeOf(hour: string): number {
  return Date.parse(`${hour}:00:00Z`);
}
