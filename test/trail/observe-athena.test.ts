import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { costWords } from '../../src/trail/athena-query.ts';
import type { AthenaRequest } from '../../src/trail/observe-athena.ts';
import { observeAthena } from '../../src/trail/observe-athena.ts';
import { trailFilter } from '../../src/trail/trail-filter.ts';
import { athena, type StubQuery } from '../aws-stub/athena.ts';
import { throttled } from '../aws-stub/refusals.ts';
import { type AwsStub, type StubOperations, startAwsStub } from '../aws-stub/server.ts';

const COLUMNS = [
  'role_arn',
  'session_name',
  'eventsource',
  'eventname',
  'errorcode',
  'invokedby',
  'resource_arn',
  'n',
  'first_seen',
  'last_seen',
];
const ROLE = 'arn:aws:iam::111122223333:role/shop';
const TABLE = 'arn:aws:dynamodb:eu-west-1:111122223333:table/orders';
const row = (count: number, resource: string | null = TABLE, errorCode = '') =>
  [
    ROLE,
    'orders',
    'dynamodb.amazonaws.com',
    'GetItem',
    errorCode,
    '',
    resource,
    String(count),
    '2026-09-02T00:00:00Z',
    '2026-09-09T00:00:00Z',
  ] as const;

let stub: AwsStub | undefined;
beforeEach(() => {
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIAEXAMPLE');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret');
});
afterEach(async () => {
  await stub?.close();
  vi.unstubAllEnvs();
});

/** Asks the stub, with pauses that take no time but are remembered. */
async function ask(query: Partial<StubQuery>, more: Partial<AthenaRequest> = {}, change = (operations: StubOperations) => operations) {
  const pauses: number[] = [];
  stub = await startAwsStub(change(athena({ states: ['SUCCEEDED'], columns: COLUMNS, rows: [], ...query })));
  const selection = more.selection ?? { since: '2026-09-01', until: '2026-10-01' };
  const result = await observeAthena({
    access: { region: 'eu-west-1', endpointUrl: stub.url, wait: async () => {} },
    ...{
      database: 'audit',
      table: 'trail',
      workgroup: 'primary',
      outputLocation: 's3://results/athena/',
      now: Date.parse('2026-11-22T00:00:00Z'),
    },
    ...{ selection, filter: trailFilter(selection), signal: new AbortController().signal },
    pause: async (milliseconds) => {
      pauses.push(milliseconds);
    },
    ...more,
  });
  return { ...result, pauses, requests: stub.requests };
}

const operations = (requests: AwsStub['requests']) => requests.map(({ operation }) => operation);

describe('counting in Athena', () => {
  it('starts the query, looks at it ever less often, and reads its rows', async () => {
    const { aggregate, pauses, requests, scannedBytes } = await ask({
      states: ['QUEUED', 'RUNNING', 'RUNNING', 'SUCCEEDED'],
      rows: [row(3), row(2, null)],
      scannedBytes: 1_200_000_000,
    });
    expect(operations(requests)).toEqual(['StartQueryExecution', ...Array(4).fill('GetQueryExecution'), 'GetQueryResults']);
    expect(pauses).toEqual([500, 1000, 2000]);
    expect(requests[0]?.input).toMatchObject({
      QueryExecutionContext: { Database: 'audit' },
      WorkGroup: 'primary',
      ResultConfiguration: { OutputLocation: 's3://results/athena/' },
    });
    expect(scannedBytes).toBe(1_200_000_000);
    expect(aggregate.groups).toMatchObject([
      { role: ROLE, session: 'orders', resource: '', count: 2 },
      { resource: TABLE, count: 3, first: '2026-09-02T00:00:00Z', last: '2026-09-09T00:00:00Z' },
    ]);
    expect(aggregate.window).toEqual({ first: '2026-09-02T00:00:00Z', last: '2026-09-09T00:00:00Z' });
  });

  it('reads every page of a long result, and its header once', async () => {
    const { aggregate, requests } = await ask({ rows: Array.from({ length: 1500 }, () => row(1)) });
    expect(operations(requests).filter((name) => name === 'GetQueryResults')).toHaveLength(2);
    expect(aggregate.groups).toMatchObject([{ count: 1500 }]);
  });

  it('stops the query where it is told to stop', async () => {
    const controller = new AbortController();
    const { aggregate, requests } = await ask(
      { states: ['RUNNING'] },
      { signal: controller.signal, pause: async () => controller.abort() },
    );
    expect(operations(requests)).toEqual(['StartQueryExecution', 'GetQueryExecution', 'StopQueryExecution']);
    expect(aggregate.findings).toMatchObject([{ rule: 'query-stopped', incomplete: '*' }]);
  });

  it.each(['FAILED', 'CANCELLED'] as const)('%s is an error with the reason', async (state) => {
    await expect(ask({ states: ['RUNNING', state], reason: 'TABLE_NOT_FOUND: line 1:15' })).rejects.toThrow('TABLE_NOT_FOUND: line 1:15');
  });

  it('repeats what AWS throttles', async () => {
    const { aggregate } = await ask({ rows: [row(1)] }, {}, (all) => throttled(all, 1));
    expect(aggregate.groups).toHaveLength(1);
  });

  it('refuses a query without a date, before it asks', async () => {
    await expect(ask({}, { selection: {} })).rejects.toThrow('--since');
    expect(stub?.requests).toEqual([]);
  });

  it.each([
    [{ database: 'a"; DROP TABLE b' }, /--database/],
    [{ table: "t' OR 1=1" }, /--table/],
    [{ workgroup: 'a b' }, /--workgroup/],
    [{ outputLocation: 'https://results' }, /--output-location/],
    [{ selection: { since: '2026-09-01', roles: ["x' OR 1=1 --"] } }, /--role/],
    [{ selection: { since: '2026-09-01', functions: ["x'"] } }, /--function/],
  ])('refuses %j, before it asks', async (more, message) => {
    await expect(ask({}, more)).rejects.toThrow(message);
    expect(stub?.requests).toEqual([]);
  });

  it('denied calls stay denied', async () => {
    const { aggregate } = await ask({ rows: [row(1, TABLE, 'AccessDenied')] });
    expect(aggregate.groups).toMatchObject([{ errorCode: 'AccessDenied', denied: {} }]);
  });
});

describe('what a query costs', () => {
  it.each([
    [0, 'scanned 0 B, about $0.00005 at $5 per TB'],
    [1_200_000_000, 'scanned 1.2 GB, about $0.00600 at $5 per TB'],
    [3_000_000_000_000, 'scanned 3 TB, about $15.00 at $5 per TB'],
  ])('%i bytes', (bytes, words) => expect(costWords(bytes)).toBe(words));
});
