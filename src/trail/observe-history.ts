import type { Event } from '@aws-sdk/client-cloudtrail';
import type { Finding } from '../model/finding.ts';
import type { Aggregate } from './aggregate.ts';
import type { LookupEstimate } from './lookup-estimate.ts';
import { lookupEstimate } from './lookup-estimate.ts';
import type { HistoryQuestion } from './lookup-events.ts';
import { readEventHistory } from './lookup-events.ts';
import { readLookupState, writeLookupState } from './lookup-state.ts';
import { Tally } from './tally.ts';
import type { TrailFilter } from './trail-filter.ts';

/** What is looked up in the event history of one region. */
export interface HistoryRequest extends Pick<HistoryQuestion, 'access' | 'session' | 'pause'> {
  readonly filter: TrailFilter;
  /** Milliseconds; the history reaches back ninety days. */
  readonly now: number;
  /** Keeps how far the look-up came, and goes on from there. */
  readonly stateFile?: string;
  readonly signal: AbortSignal;
  readonly onEstimate: (estimate: LookupEstimate) => void;
  readonly onPage: (events: number, reached: string) => void;
}

const DAY = 24 * 60 * 60 * 1000;
const HISTORY_DAYS = 90;

/** So many pages lie between two writings of the state. */
const PAGES_PER_STATE = 20;

/**
 * Counts what the event history of one region has: management events of the last ninety days, newest first, at two requests a second.
 * Stops where the signal says so, and leaves what was counted.
 * @throws {AwsError} where AWS does not answer or refuses; what was counted is in the state file.
 */
export async function observeHistory(request: HistoryRequest): Promise<Aggregate> {
  const { access, filter, session, now, stateFile, signal, pause, onPage, onEstimate } = request;
  const since = Math.max(now - HISTORY_DAYS * DAY, filter.since === undefined ? 0 : Date.parse(filter.since));
  const question = JSON.stringify([access.region ?? '', session ?? '', filter.since ?? '', filter.until ?? '']);
  const state = stateFile === undefined ? undefined : readLookupState(stateFile, question);
  const tally = new Tally(filter);
  if (state !== undefined) tally.addAggregate(state.aggregate);
  const reading = new HistoryReading(tally, state?.reached, state?.eventIds ?? []);
  const until = state?.reached ?? filter.until ?? new Date(now).toISOString();
  const save = () => {
    if (stateFile !== undefined && reading.reached !== undefined) {
      writeLookupState(stateFile, { question, reached: reading.reached, eventIds: reading.eventIds, aggregate: tally.aggregate() });
    }
  };
  let pages = 0;
  try {
    const asked = { access, since: new Date(since), until: new Date(until), pause, ...(session === undefined ? {} : { session }) };
    await readEventHistory(asked, (events, isLast) => {
      pages += 1;
      reading.add(events);
      onPage(reading.events, reading.reached ?? until);
      if (pages === 1) announce(events, isLast, since, onEstimate);
      if (pages % PAGES_PER_STATE === 0) save();
      return !signal.aborted;
    });
  } finally {
    save();
  }
  for (const finding of findingsOf(request, signal.aborted)) tally.addFinding(finding);
  return tally.aggregate();
}

function announce(events: readonly Event[], isLast: boolean, since: number, onEstimate: HistoryRequest['onEstimate']): void {
  const times = events.flatMap(({ EventTime }) => (EventTime === undefined ? [] : [EventTime.getTime()]));
  const estimate = lookupEstimate({ newest: Math.max(...times), oldest: Math.min(...times), events: events.length, isLast }, since);
  if (estimate !== undefined) onEstimate(estimate);
}

/** Counts pages of events, each event once, and knows how far back they reach. */
class HistoryReading {
  readonly #tally: Tally;
  #reached: string | undefined;
  #eventIds: Set<string>;
  #events = 0;

  constructor(tally: Tally, reached: string | undefined, eventIds: readonly string[]) {
    this.#tally = tally;
    this.#reached = reached;
    this.#eventIds = new Set(eventIds);
  }

  get reached(): string | undefined {
    return this.#reached;
  }

  get eventIds(): string[] {
    return [...this.#eventIds];
  }

  get events(): number {
    return this.#events;
  }

  add(events: readonly Event[]): void {
    for (const { EventId: id = '', EventTime: time, CloudTrailEvent: text } of events) {
      if (this.#eventIds.has(id)) continue;
      const at = time?.toISOString() ?? this.#reached;
      if (at !== this.#reached) this.#eventIds = new Set();
      this.#reached = at;
      this.#eventIds.add(id);
      this.#events += 1;
      this.#tally.addRecord(parseRecord(text));
    }
  }
}

function parseRecord(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}

function findingsOf({ access, filter, now }: HistoryRequest, isStopped: boolean): Finding[] {
  const place = access.region ?? 'the configured region';
  const isTooEarly = filter.since !== undefined && Date.parse(filter.since) < now - HISTORY_DAYS * DAY;
  const scope = `the event history of ${place} has management events only: no S3 objects, DynamoDB items, messages or invocations, and nothing of other regions`;
  const early = `--since ${filter.since}: the event history reaches back ${HISTORY_DAYS} days only`;
  const stopped = 'the look-up was stopped: what lies further back is not counted';
  return [
    { rule: 'event-history', severity: 'note', message: scope },
    ...(isTooEarly ? [{ rule: 'event-history', severity: 'warning', message: early } as const] : []),
    ...(isStopped ? [{ rule: 'lookup-stopped', severity: 'warning', message: stopped, incomplete: '*' } as const] : []),
  ];
}
