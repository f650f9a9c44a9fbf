import type { Event } from '@aws-sdk/client-cloudtrail';
import type { AwsAccess } from '../support/aws-access.ts';
import { clientSettings } from '../support/aws-access.ts';
import { repeated } from '../support/aws-repetition.ts';
import type { Aggregate } from './aggregate.ts';
import type { LookupEstimate } from './lookup-estimate.ts';
import { EVENTS_PER_REQUEST, lookupEstimate, REQUESTS_PER_SECOND } from './lookup-estimate.ts';
import { readLookupState, writeLookupState } from './lookup-state.ts';
import { Tally } from './tally.ts';
import type { TrailFilter } from './trail-filter.ts';

/** What is looked up in the event history of one region. */
export interface LookupRequest {
  readonly access: AwsAccess;
  readonly filter: TrailFilter;
  /** The name of a role session, which for a Lambda function is its name: the one thing of a caller that AWS can look for. Absent: every event is read. */
  readonly session?: string;
  /** Milliseconds; the history reaches back ninety days. */
  readonly now: number;
  /** Keeps how far the look-up came, and goes on from there. */
  readonly stateFile?: string;
  readonly signal: AbortSignal;
  /** Waits without a word, between requests. */
  readonly pause: (milliseconds: number) => Promise<void>;
  readonly onEstimate: (estimate: LookupEstimate) => void;
  readonly onPage: (events: number, reached: string) => void;
}

const DAY = 24 * 60 * 60 * 1000;
const HISTORY_DAYS = 90;
const SERVICE = 'cloudtrail';
const OPERATION = 'LookupEvents';

/** So many pages lie between two writings of the state. */
const PAGES_PER_STATE = 20;

/**
 * Counts what the event history of one region has: management events of the last ninety days, newest first, at two requests a second.
 * Stops where the signal says so, and leaves what was counted.
 * @throws {AwsError} where AWS does not answer or refuses; what was counted is in the state file.
 */
export async function lookupEvents(request: LookupRequest): Promise<Aggregate> {
  const { access, filter, session, now, stateFile, signal } = request;
  const { CloudTrailClient, LookupEventsCommand } = await import('@aws-sdk/client-cloudtrail');
  const client = new CloudTrailClient(clientSettings(access));
  const since = Math.max(now - HISTORY_DAYS * DAY, filter.since === undefined ? 0 : Date.parse(filter.since));
  const question = JSON.stringify([access.region ?? '', session ?? '', filter.since ?? '', filter.until ?? '']);
  const state = stateFile === undefined ? undefined : readLookupState(stateFile, question);
  const tally = new Tally(filter);
  if (state !== undefined) tally.addAggregate(state.aggregate);
  const reading = new LookupReading(tally, state?.reached, state?.eventIds ?? []);
  const until = state?.reached ?? filter.until ?? new Date(now).toISOString();
  const save = () => {
    if (stateFile !== undefined && reading.reached !== undefined) {
      writeLookupState(stateFile, { question, reached: reading.reached, eventIds: reading.eventIds, aggregate: tally.aggregate() });
    }
  };
  let token: string | undefined;
  try {
    for (let page = 1; !signal.aborted; page++) {
      const answer = await repeated(SERVICE, OPERATION, access, () =>
        client.send(
          new LookupEventsCommand({
            MaxResults: EVENTS_PER_REQUEST,
            StartTime: new Date(since),
            EndTime: new Date(Date.parse(until)),
            ...(session === undefined ? {} : { LookupAttributes: [{ AttributeKey: 'Username', AttributeValue: session }] }),
            ...(token === undefined ? {} : { NextToken: token }),
          }),
        ),
      );
      const events = answer.Events ?? [];
      reading.add(events);
      token = answer.NextToken;
      request.onPage(reading.events, reading.reached ?? until);
      if (page === 1) announce(events, token === undefined, since, request.onEstimate);
      if (token === undefined) break;
      if (page % PAGES_PER_STATE === 0) save();
      await request.pause(1000 / REQUESTS_PER_SECOND);
    }
  } finally {
    save();
  }
  for (const finding of findingsOf(request, signal.aborted)) tally.addFinding(finding);
  return tally.aggregate();
}

function announce(events: readonly Event[], isLast: boolean, since: number, onEstimate: LookupRequest['onEstimate']): void {
  const times = events.flatMap(({ EventTime }) => (EventTime === undefined ? [] : [EventTime.getTime()]));
  const estimate = lookupEstimate({ newest: Math.max(...times), oldest: Math.min(...times), events: events.length, isLast }, since);
  if (estimate !== undefined) onEstimate(estimate);
}

/** Counts pages of events, each event once, and knows how far back they reach. */
class LookupReading {
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

function* findingsOf({ access, filter, now }: LookupRequest, isStopped: boolean) {
  const place = access.region === undefined ? 'the configured region' : access.region;
  yield {
    rule: 'event-history',
    severity: 'note',
    message: `the event history of ${place} has management events only: no S3 objects, DynamoDB items, messages or invocations, and nothing of other regions`,
  } as const;
  if (filter.since !== undefined && Date.parse(filter.since) < now - HISTORY_DAYS * DAY) {
    yield {
      rule: 'event-history',
      severity: 'warning',
      message: `--since ${filter.since}: the event history reaches back ${HISTORY_DAYS} days only`,
    } as const;
  }
  if (isStopped) {
    yield {
      rule: 'lookup-stopped',
      severity: 'warning',
      message: 'the look-up was stopped: what lies further back is not counted',
      incomplete: '*',
    } as const;
  }
}
