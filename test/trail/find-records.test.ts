import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findRecords } from '../../src/trail/find-records.ts';
import { Tally } from '../../src/trail/tally.ts';
import type { TrailFilter } from '../../src/trail/trail-filter.ts';
import { needlesOf, trailFilter } from '../../src/trail/trail-filter.ts';
import { trailScanner } from '../../src/trail/trail-scanner.ts';
import { identity, ROLE_ARN, record } from './records.ts';

const ROLES = ['service-role/orders-role', 'service-role/orders-role2', 'other/orders-role', 'billing-role'];

/** What an attacker may write into a parameter: text and objects that look like records of the role. */
const forged = fc.constantFrom<unknown>(
  'plain',
  ROLE_ARN,
  `"},{"eventVersion":"1.09","userIdentity":{"arn":"${ROLE_ARN}"}}]}`,
  'orders-role"}}},{"eventName":"DeleteBucket"',
  '\\" ] } \\\\',
  'back\\slash/orders-role\\',
  record('iam', 'CreateUser'),
  [{ a: 1 }, record('s3', 'DeleteBucket'), { b: [record('s3', 'PutBucketPolicy')] }],
  { Records: [record('s3', 'DeleteObject')] },
  null,
  'ünïcödé ☃ 😀',
);

const anyRecord = fc
  .record({
    role: fc.constantFrom(...ROLES),
    session: fc.constantFrom('a', 'CreateOrder', 'orders-role'),
    value: forged,
    reversed: fc.boolean(),
  })
  .map(({ role, session, value, reversed }) => {
    const made = record('dynamodb', 'GetItem', {
      userIdentity: identity(role, session),
      requestParameters: { tableName: 'orders', key: value },
      responseElements: value,
    });
    return reversed ? Object.fromEntries(Object.entries(made).reverse()) : made;
  });

const anyFile = fc
  .record({
    records: fc.array(anyRecord, { maxLength: 24 }),
    indent: fc.constantFrom(0, 1, '\t'),
    spelling: fc.constantFrom<(text: string) => string>(
      (text) => text,
      (text) => text.replaceAll('/', '\\/'),
      (text) => text.replaceAll('/', '\\u002f'),
      (text) => text.replaceAll('orders', '\\u006frders'),
      (text) => `\u{FEFF}${text}`,
      (text) => `\n ${text}\n`,
    ),
    before: fc.boolean(),
  })
  .map(({ records, indent, spelling, before }) =>
    Buffer.from(spelling(JSON.stringify(before ? { note: [], Records: records } : { Records: records }, null, indent))),
  );

const SELECTIONS = [
  { roles: ['service-role/orders-role'] },
  { roles: [ROLE_ARN] },
  { roles: ['orders-role*'] },
  { roles: ['billing-role'], functions: ['CreateOrder'] },
  { functions: ['CreateOrder'] },
];

function fully(file: Buffer, filter: TrailFilter) {
  const tally = new Tally(filter);
  const json: { Records: unknown[] } = JSON.parse(file.toString('utf8').replace(/^\u{FEFF}/u, ''));
  for (const one of json.Records) tally.addRecord(one);
  return counts(tally);
}

function counts(tally: Tally) {
  const { groups, records } = tally.aggregate();
  return { groups, records };
}

function find(file: Buffer, needles: readonly string[]) {
  const scanner = trailScanner();
  if (scanner === undefined) throw new Error('the record scanner does not run here');
  scanner.hold(file);
  return findRecords(file, needles, scanner);
}

describe('records found by the bytes of a role', () => {
  it('are those that parsing everything gives', () => {
    fc.assert(
      fc.property(anyFile, fc.constantFrom(...SELECTIONS), (file, selection) => {
        const filter = trailFilter(selection);
        const ranges = find(file, needlesOf(filter) ?? []);
        if (ranges === undefined) return;
        const tally = new Tally(filter);
        for (const [from, to] of ranges) expect(tally.addRecord(JSON.parse(file.toString('utf8', from, to)))).not.toBe(false);
        expect(counts(tally)).toEqual(fully(file, filter));
      }),
      { numRuns: 1000 },
    );
  });

  it('are not looked for where an escape may hide the role, or the file has another form', () => {
    const text = JSON.stringify({ Records: [record('s3', 'GetObject')] });
    const found = (file: string, needle = '/orders-role') => find(Buffer.from(file), [needle]);
    expect(found(text)).toHaveLength(1);
    expect(found(text.replaceAll('/', '\\/'))).toBeUndefined();
    expect(found(text.replaceAll('/', '\\u002f'))).toBeUndefined();
    expect(found(text.replaceAll('/', '\\u002F'))).toBeUndefined();
    expect(found(text.replace('orders', '\\u006Frders'))).toBeUndefined();
    expect(found(text.replace('GetObject', 'Get\\u003dObject'))).toHaveLength(1);
    expect(found(`{"Records":[],"Records":${text.slice(11)}`)).toBeUndefined();
    expect(found(text.slice(0, -3))).toBeUndefined();
    expect(found('[]')).toBeUndefined();
  });

  it('leave out what is not the role’s, but for the first few', () => {
    const others = Array.from({ length: 50 }, () => record('s3', 'GetObject', { userIdentity: identity('billing-role') }));
    const file = Buffer.from(JSON.stringify({ Records: [...others, record('s3', 'PutObject'), ...others] }));
    expect(find(file, ['/orders-role'])).toHaveLength(9);
  });
});
