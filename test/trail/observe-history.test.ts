import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { lookupEstimate } from '../../src/trail/lookup-estimate.ts';
import type { HistoryRequest } from '../../src/trail/observe-history.ts';
import { observeHistory } from '../../src/trail/observe-history.ts';
import { cloudTrail, type HistoryEvent } from '../aws-stub/cloudtrail.ts';
import { failing, throttled } from '../aws-stub/refusals.ts';
import { type AwsStub, type StubOperations, startAwsStub } from '../aws-stub/server.ts';
import { StubError } from '../aws-stub/stub-error.ts';

const NOW = Date.parse('2026-11-22T12:00:00Z');
const MINUTE = 60;

/** One management event a minute, the youngest first, by two functions in turn. */
function history(count: number): HistoryEvent[] {
  return Array.from({ length: count }, (_, index) => {
    const time = NOW / 1000 - index * MINUTE;
    const session = index % 2 === 0 ? 'orders' : 'stock';
    return { id: `event-${index}`, time, record: record(new Date(time * 1000).toISOString(), session) };
  });
}

function record(time: string, session: string) {
  return {
    eventVersion: '1.08',
    userIdentity: {
      type: 'AssumedRole',
      arn: `arn:aws:sts::111122223333:assumed-role/shop/${session}`,
      sessionContext: { sessionIssuer: { type: 'Role', arn: 'arn:aws:iam::111122223333:role/shop' } },
    },
    ...{
      eventTime: `${time.slice(0, 19)}Z`,
      eventSource: 'secretsmanager.amazonaws.com',
      eventName: 'GetSecretValue',
      awsRegion: 'eu-west-1',
    },
    ...{ eventType: 'AwsApiCall', managementEvent: true, readOnly: true, recipientAccountId: '111122223333', eventCategory: 'Management' },
    requestParameters: { secretId: 'payment' },
  };
}

const folder = mkdtempSync(path.join(tmpdir(), 'leastpriv-lookup-'));
afterAll(() => rmSync(folder, { recursive: true }));

let stub: AwsStub | undefined;
afterEach(async () => {
  await stub?.close();
  vi.unstubAllEnvs();
});
beforeEach(() => {
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIAEXAMPLE');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret');
});

interface Run {
  readonly operations?: (clock: () => number) => StubOperations;
  readonly more?: Partial<HistoryRequest>;
  readonly count?: number;
}

/** Looks up against the stub, on a clock that only pauses move. */
async function lookUp({ count = 0, operations = (clock) => cloudTrail(history(count), NOW / 1000, clock), more = {} }: Run) {
  let clock = 0;
  const waited: string[] = [];
  const told: string[] = [];
  stub = await startAwsStub(operations(() => clock));
  const aggregate = await observeHistory({
    access: {
      ...{ region: 'eu-west-1', endpointUrl: stub.url },
      wait: async (seconds, reason) => {
        waited.push(reason);
        clock += seconds * 1000;
      },
    },
    ...{ filter: {}, now: NOW, signal: new AbortController().signal },
    pause: async (milliseconds) => {
      clock += milliseconds;
    },
    onEstimate: ({ events, minutes }) => told.push(`${events} events, ${minutes} minutes`),
    onPage: () => {},
    ...more,
  });
  return { aggregate, waited, told, requests: stub.requests };
}

describe('looking up the event history', () => {
  it('pages through it, fifty a page, at two requests a second', async () => {
    const { aggregate, requests, waited } = await lookUp({ count: 120 });
    expect(requests.map(({ operation }) => operation)).toEqual(['LookupEvents', 'LookupEvents', 'LookupEvents']);
    expect(waited).toEqual([]);
    expect(aggregate.records).toBe(120);
    expect(aggregate.groups).toMatchObject([
      { role: 'arn:aws:iam::111122223333:role/shop', session: 'orders', eventName: 'GetSecretValue', count: 60 },
      { session: 'stock', count: 60 },
    ]);
  });

  it('asks for the one session where a function is named', async () => {
    const { aggregate, requests } = await lookUp({ count: 60, more: { session: 'orders' } });
    expect(requests[0]?.input.LookupAttributes).toEqual([{ AttributeKey: 'Username', AttributeValue: 'orders' }]);
    expect(aggregate.groups.map(({ session, count }) => [session, count])).toEqual([['orders', 30]]);
  });

  it('asks for no more than ninety days', async () => {
    const { requests, aggregate } = await lookUp({ count: 1, more: { filter: { since: '2026-01-01T00:00:00Z' } } });
    expect(requests[0]?.input.StartTime).toBe(Date.parse('2026-08-24T12:00:00Z') / 1000);
    expect(aggregate.findings).toContainEqual(expect.objectContaining({ rule: 'event-history', severity: 'warning' }));
  });

  it('tells how much there is before it goes on', async () => {
    // One event a minute for ninety days: 129,600 events, 2,592 requests, 21.6 minutes. The first page spans 49 minutes with 50 events.
    const { told } = await lookUp({ count: 60 });
    expect(told).toEqual([`${Math.ceil((50 / 49) * 129_600)} events, 23 minutes`]);
    expect((await lookUp({ count: 20 })).told).toEqual([]);
  });

  it('says what the event history does not have', async () => {
    const { aggregate } = await lookUp({ count: 1 });
    expect(aggregate.findings).toMatchObject([{ rule: 'event-history', message: expect.stringContaining('management events only') }]);
  });

  it('waits where AWS asks for it, and says so', async () => {
    const { aggregate, waited } = await lookUp({ operations: (clock) => throttled(cloudTrail(history(3), NOW / 1000, clock), 2) });
    expect(aggregate.records).toBe(3);
    expect(waited.every((reason) => reason.startsWith('cloudtrail:LookupEvents'))).toBe(true);
  });

  it('stops where it is told to, and says that something is missing', async () => {
    const controller = new AbortController();
    const { aggregate } = await lookUp({ count: 120, more: { signal: controller.signal, onPage: () => controller.abort() } });
    expect(aggregate.records).toBe(50);
    expect(aggregate.findings).toContainEqual(expect.objectContaining({ rule: 'lookup-stopped', incomplete: '*' }));
  });
});

describe('going on where a look-up stopped', () => {
  it('counts every event once, though several have the same second', async () => {
    const stateFile = path.join(folder, 'state.json');
    const crowded = history(120).map((event, index) => ({ ...event, time: NOW / 1000 - Math.floor(index / 40) }));
    const operations = (clock: () => number) => cloudTrail(crowded, NOW / 1000, clock);
    const controller = new AbortController();
    const first = await lookUp({ operations, more: { stateFile, signal: controller.signal, onPage: () => controller.abort() } });
    expect(first.aggregate.records).toBe(50);
    await stub?.close();
    const second = await lookUp({ operations, more: { stateFile } });
    expect(second.aggregate.records).toBe(120);
    expect(second.aggregate.findings.map(({ rule }) => rule)).toEqual(['event-history']);
  });

  it('keeps what was counted when AWS refuses', async () => {
    const stateFile = path.join(folder, 'refused.json');
    const denied = new StubError('AccessDeniedException', 'no', 400);
    const operations = (clock: () => number): StubOperations => {
      const whole = cloudTrail(history(120), NOW / 1000, clock);
      let calls = 0;
      const refusing = failing(whole, 'cloudtrail:LookupEvents', denied);
      return {
        'cloudtrail:LookupEvents': (request) => ((calls++ === 0 ? whole : refusing)['cloudtrail:LookupEvents'] ?? (() => ({})))(request),
      };
    };
    await expect(lookUp({ operations, more: { stateFile } })).rejects.toThrow('access denied');
    expect(JSON.parse(readFileSync(stateFile, 'utf8')).aggregate.records).toBe(50);
  });

  it('refuses a file of another look-up, or of something else', async () => {
    const stateFile = path.join(folder, 'other.json');
    await lookUp({ count: 60, more: { stateFile } });
    await stub?.close();
    await expect(lookUp({ count: 60, more: { stateFile, session: 'orders' } })).rejects.toThrow('another look-up');
    await stub?.close();
    writeFileSync(stateFile, '{}');
    await expect(lookUp({ count: 60, more: { stateFile } })).rejects.toThrow('not the state of a look-up');
  });
});

describe('the estimate', () => {
  it('is none where nothing is left or nothing can be told', () => {
    expect(lookupEstimate({ newest: 10, oldest: 0, events: 50, isLast: true }, 0)).toBeUndefined();
    expect(lookupEstimate({ newest: 10, oldest: 10, events: 50, isLast: false }, 0)).toBeUndefined();
  });
});
