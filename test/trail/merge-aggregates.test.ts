import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Aggregate } from '../../src/trail/aggregate.ts';
import { aggregateText, readAggregate } from '../../src/trail/aggregate-file.ts';
import { mergeAggregates } from '../../src/trail/merge-aggregates.ts';
import { Tally } from '../../src/trail/tally.ts';
import { identity, record } from './records.ts';

const SCHEMA: object = JSON.parse(readFileSync(path.join(import.meta.dirname, '../../schemas/aggregate.schema.json'), 'utf8'));
const isValid = new Ajv({ allErrors: true }).compile(SCHEMA);

/** Few roles and many keys, so that folders overflow in one part and not in another. */
const anyRecord = fc
  .record({
    role: fc.constantFrom('orders-role', 'billing-role'),
    session: fc.oneof(
      fc.constantFrom('a', 'b'),
      fc.integer({ min: 0, max: 90 }).map((number) => `s${number}x`),
    ),
    key: fc.array(fc.constantFrom('raw', 'a', 'b', '2026', '*', '', 'x.json', ...Array.from({ length: 30 }, (_, index) => `d${index}x`)), {
      minLength: 1,
      maxLength: 6,
    }),
    hour: fc.integer({ min: 0, max: 400 }),
    errorCode: fc.constantFrom(undefined, undefined, undefined, 'NoSuchKey', 'AccessDenied'),
  })
  .map(({ role, session, key, hour, errorCode }) =>
    record('s3', 'GetObject', {
      userIdentity: identity(role, session),
      eventTime: `${new Date(Date.UTC(2026, 8, 1, hour)).toISOString().slice(0, 19)}Z`,
      eventCategory: 'Data',
      requestParameters: { bucketName: 'photos', key: key.join('/') },
      ...(errorCode === undefined ? {} : { errorCode }),
    }),
  );

function aggregateOf(records: readonly unknown[]): Aggregate {
  const tally = new Tally();
  for (const one of records) tally.addRecord(one);
  return tally.aggregate();
}

describe('merging', () => {
  it('gives what one run over all records gives, whatever the parts and their order', () => {
    const parts = fc.array(fc.array(anyRecord, { maxLength: 90 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(parts, (lists) => {
        const whole = aggregateOf(lists.flat());
        const made = lists.map(aggregateOf);
        expect(mergeAggregates(made)).toEqual(whole);
        expect(mergeAggregates([...made].reverse())).toEqual(whole);
        const [first = aggregateOf([]), ...rest] = made;
        expect(mergeAggregates([mergeAggregates(rest), first])).toEqual(whole);
        expect(aggregateOf([...lists.flat()].reverse())).toEqual(whole);
      }),
      { numRuns: 150 },
    );
  });

  it('adds counts, takes the earliest and the latest, and keeps the first days', () => {
    const at = (day: string) =>
      record('dynamodb', 'GetItem', { eventTime: `2026-09-${day}T10:00:00Z`, requestParameters: { tableName: 'orders' } });
    const merged = mergeAggregates([aggregateOf([at('05'), at('03')]), aggregateOf([at('04'), at('01'), at('01')])]);
    expect(merged.records).toBe(5);
    expect(merged.groups).toHaveLength(1);
    expect(merged.groups[0]).toMatchObject({
      count: 5,
      first: '2026-09-01T10:00:00Z',
      last: '2026-09-05T10:00:00Z',
      days: ['2026-09-01', '2026-09-03', '2026-09-04'],
    });
    expect(merged.window).toEqual({ first: '2026-09-01T10:00:00Z', last: '2026-09-05T10:00:00Z' });
  });

  it('closes a gap that another part has, and leaves the others', () => {
    const at = (hour: string) => record('dynamodb', 'GetItem', { eventTime: `2026-09-01T${hour}:30:00Z` });
    const merged = mergeAggregates([aggregateOf([at('08'), at('10')]), aggregateOf([at('09'), at('13')])]);
    expect(merged.coverage.map(({ hours }) => hours)).toEqual([
      [
        { from: '2026-09-01T08', to: '2026-09-01T10' },
        { from: '2026-09-01T13', to: '2026-09-01T13' },
      ],
    ]);
  });

  it('gives nothing for nothing', () => {
    expect(mergeAggregates([])).toEqual(aggregateOf([]));
  });
});

describe('the file of an aggregate', () => {
  it('is read as it was written, and follows the schema', () => {
    fc.assert(
      fc.property(fc.array(anyRecord, { maxLength: 30 }), (records) => {
        const aggregate = aggregateOf(records);
        const json: unknown = JSON.parse(aggregateText(aggregate));
        expect(readAggregate(json, 'a.json')).toEqual(aggregate);
        expect(isValid(json), JSON.stringify(isValid.errors)).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  it('says which member is wrong', () => {
    const good = JSON.parse(aggregateText(aggregateOf([record('s3', 'GetObject')])));
    expect(() => readAggregate({ ...good, schemaVersion: 2 }, 'a.json')).toThrow(/^a\.json: .*schemaVersion is not 1/);
    expect(() => readAggregate({ ...good, groups: [{ ...good.groups[0], count: -1 }] }, 'a.json')).toThrow(/groups\.0\.count/);
    expect(() => readAggregate({ ...good, window: { first: 'yesterday', last: 'today' } }, 'a.json')).toThrow(/window\.first/);
  });
});

describe('bounds', () => {
  it('keeps 64 names of the first folder apart, and no more', () => {
    const get = (key: string) => record('s3', 'GetObject', { requestParameters: { bucketName: 'photos', key } });
    const names = Array.from({ length: 64 }, (_, index) => `tenant-${index}/x`);
    expect(aggregateOf(names.map(get)).groups).toHaveLength(64);
    expect(aggregateOf([...names, 'one-more/x'].map(get)).groups.map(({ resource, count }) => [resource, count])).toEqual([
      ['arn:aws:s3:::photos/*', 65],
    ]);
  });

  it('never joins buckets, and keeps the folder where names in it are too many', () => {
    const get = (bucketName: string, key: string) => record('s3', 'GetObject', { requestParameters: { bucketName, key } });
    const many = Array.from({ length: 40 }, (_, index) => get('one', `raw/name${index}x`));
    const buckets = Array.from({ length: 70 }, (_, index) => get(`bucket-${index}`, 'a'));
    const resources = aggregateOf([...many, get('one', 'config.json'), ...buckets]).groups.map(({ resource }) => resource);
    expect(resources).toContain('arn:aws:s3:::one/raw/*');
    expect(resources).toContain('arn:aws:s3:::one/config.json');
    expect(resources).toHaveLength(72);
  });

  it('keeps an object that has the name of a folder, whichever comes first', () => {
    const get = (key: string) => record('s3', 'GetObject', { requestParameters: { bucketName: 'photos', key } });
    const expected = ['arn:aws:s3:::photos/raw', 'arn:aws:s3:::photos/raw/*'];
    for (const keys of [
      ['raw', 'raw/2026'],
      ['raw/2026', 'raw'],
    ]) {
      expect(aggregateOf(keys.map(get)).groups.map(({ resource }) => resource)).toEqual(expected);
    }
  });

  it('joins the sessions of a role that has too many, and says * and a finding for too many names', () => {
    const sessions = Array.from({ length: 65 }, (_, index) =>
      record('sts', 'GetCallerIdentity', { userIdentity: identity('orders-role', `fn${index}`) }),
    );
    const [group, ...others] = aggregateOf(sessions).groups;
    expect([group?.session, group?.count, others.length]).toEqual([undefined, 65, 0]);
    const tables = Array.from({ length: 4097 }, (_, index) =>
      record('dynamodb', 'GetItem', { requestParameters: { tableName: `t${index}` } }),
    );
    const { groups, findings } = aggregateOf(tables);
    expect(groups.map(({ resource, count }) => [resource, count])).toEqual([['*', 4097]]);
    expect(findings.map(({ rule }) => rule)).toEqual(['too-many-resources']);
  });
});
