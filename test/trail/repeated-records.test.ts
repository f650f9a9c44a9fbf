import { Readable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readStream } from '../../src/trail/read-stream.ts';
import { readingInto } from '../../src/trail/reading-into.ts';
import { RecordReader } from '../../src/trail/record-reader.ts';
import { RepeatedRecords } from '../../src/trail/repeated-records.ts';
import { Tally } from '../../src/trail/tally.ts';
import type { TrailFilter } from '../../src/trail/trail-filter.ts';
import { trailFilter } from '../../src/trail/trail-filter.ts';
import { trailScanner } from '../../src/trail/trail-scanner.ts';
import { identity, record } from './records.ts';

function repeatedly(files: readonly string[], filter: TrailFilter = {}) {
  const scanner = trailScanner();
  if (scanner === undefined) throw new Error('the record scanner does not run here');
  const tally = new Tally(filter);
  const records = new RepeatedRecords(tally, scanner);
  for (const file of files) {
    const reader = new RecordReader('file', tally);
    expect(records.read(Buffer.from(file), reader)).toBe(true);
    reader.end();
  }
  return tally.aggregate();
}

/** As `repeatedly`, of files that come in pieces. */
async function inPieces(files: readonly string[], filter: TrailFilter) {
  const tally = new Tally(filter);
  const reading = readingInto(tally, undefined);
  expect(reading.records).toBeDefined();
  for (const file of files)
    await readStream(Readable.from(file.match(/.{1,700}/gs)?.map((piece) => Buffer.from(piece)) ?? []), 'file', reading);
  return tally.aggregate();
}

/** Each record parsed and counted by itself. */
function singly(files: readonly string[], filter: TrailFilter = {}) {
  const tally = new Tally(filter);
  for (const file of files) {
    const reader = new RecordReader('file', tally);
    const { Records: records }: { Records: unknown[] } = JSON.parse(file);
    for (const one of records) if (typeof one === 'object' && one !== null) reader.addParsed(one, 0);
  }
  return tally.aggregate();
}

const name = fc.oneof(
  fc.constantFrom(
    'a',
    'in/2026/09/01/x.json',
    'in/2027/x',
    '2024',
    '12',
    '2024/x',
    'a"b',
    'a\\',
    'tab\there',
    'ümlaut/☃',
    'a/b',
    'b',
    '*',
    '${x}',
    '',
  ),
  fc.constantFrom('HIDDEN_DUE_TO_SECURITY_REASONS', 'reports/', '/x', 'photos', '","key":"other', 'a\\/b'),
  fc.string({ maxLength: 6 }),
);

const call = fc.oneof(
  fc.record({ key: name, bucket: fc.constantFrom('photos', 'docs', 'b') }).chain(({ key, bucket }) =>
    fc.constantFrom(
      record('s3', 'GetObject', {
        requestParameters: { bucketName: bucket, key, Host: `${bucket}.s3.amazonaws.com` },
        resources: [
          { type: 'AWS::S3::Object', ARN: `arn:aws:s3:::${bucket}/${key}` },
          { accountId: '111122223333', type: 'AWS::S3::Bucket', ARN: `arn:aws:s3:::${bucket}` },
          { type: 'AWS::S3::Object', ARN: `arn:aws:s3:::copies/${key}` },
        ],
      }),
      record('s3', 'PutObject', {
        resources: [{ ARN: `arn:aws:s3:::${bucket}/dir/${key}` }, { ARNPrefix: `arn:aws:s3:::${bucket}/${key}` }, { note: `x/${key}` }],
        requestParameters: { key, bucketName: bucket, 'x-amz-acl': key },
      }),
      record('s3', 'DeleteObjects', {
        requestParameters: { bucketName: bucket, delete: '' },
        resources: [{ ARNPrefix: `arn:aws:s3:::${bucket}/` }],
      }),
    ),
  ),
  fc
    .record({ stream: name })
    .map(({ stream }) =>
      record('logs', 'CreateLogStream', { requestParameters: { logGroupName: '/aws/lambda/orders', logStreamName: stream } }),
    ),
  fc.constantFrom(
    record('dynamodb', 'GetItem', { requestParameters: { tableName: 'orders', key: { id: 'x' } } }),
    record('dynamodb', 'GetItem', { requestParameters: { tableName: 'orders', key: { id: 'y' } } }),
    record('dynamodb', 'GetItem', { requestParameters: 'HIDDEN_DUE_TO_SECURITY_REASONS' }),
    record('dynamodb', 'GetItem', { requestParameters: { omitted: true } }),
    record('dynamodb', 'GetItem', { requestParameters: null, errorCode: 'AccessDenied', errorMessage: 'no' }),
    record('ec2', 'StartInstances', { requestParameters: { instancesSet: { items: [{ instanceId: 'i-1' }, { instanceId: 'i-2' }] } } }),
    record('unheard', 'OfThing', { requestParameters: { a: [1, { b: '}' }] } }),
    { ...record('sts', 'GetCallerIdentity'), eventType: 'AwsServiceEvent' },
    { ...record('sts', 'GetCallerIdentity'), eventTime: '2026-09-01 13:04:05' },
    { ...record('sts', 'GetCallerIdentity'), eventTime: '2026-09-01T13:04:05.250Z' },
    { ...record('sts', 'GetCallerIdentity'), eventName: undefined },
    { detail: record('sts', 'GetCallerIdentity'), 'detail-type': 'AWS API Call via CloudTrail' },
    { CloudTrailEvent: JSON.stringify(record('sts', 'GetCallerIdentity')), eventTime: '2026-09-01T13:04:05Z' },
    { 'detail-type': 'x', detail: record('sts', 'GetCallerIdentity'), eventTime: '2026-01-01T00:00:00Z' },
    {
      rolearn: 'arn:aws:iam::111122223333:role/r',
      eventsource: 's3.amazonaws.com',
      eventname: 'GetObject',
      n: 2,
      first: '2026-09-01T13:04:05Z',
      last: '2026-09-01T13:04:05Z',
    },
  ),
);

const anyRecord = fc
  .record({
    made: call,
    role: fc.constantFrom('service-role/orders-role', 'billing-role'),
    session: fc.constantFrom('a', 'CreateOrder', 'x-6f1b2c3d-1111-2222-3333-444455556666', 'x-7f1b2c3d-1111-2222-3333-444455556666'),
    second: fc.integer({ min: 10, max: 59 }),
    day: fc.constantFrom('01', '02', '03', '04', '17'),
    region: fc.constantFrom('eu-west-1', 'us-east-1'),
    more: fc.constantFrom<Readonly<Record<string, unknown>>>({}, { responseElements: { a: '{[' } }, { requestID: '1' }, { invokedBy: 'x' }),
    order: fc.constantFrom(0, 1, 2, 3),
  })
  .map(({ made, role, session, second, day, region, more, order }) => {
    const own: Readonly<Record<string, unknown>> = made;
    const isWrapped = !('eventName' in own) || !('userIdentity' in own);
    const time = own.eventTime === record('s3', 'GetObject').eventTime ? { eventTime: `2026-09-${day}T13:04:${second}Z` } : {};
    const whole = isWrapped ? own : { ...own, userIdentity: identity(role, session), awsRegion: region, ...time, ...more };
    const entries = Object.entries(whole);
    return Object.fromEntries([...entries.slice(order), ...entries.slice(0, order)]);
  });

const anyFile = fc
  .record({
    records: fc.array(
      fc.oneof({ weight: 12, arbitrary: anyRecord }, { weight: 1, arbitrary: fc.constantFrom<unknown>([], {}, [{ a: 1 }], 7, 'x', null) }),
      {
        maxLength: 30,
      },
    ),
    indent: fc.constantFrom(0, 0, 0, 1, '\t'),
    spelling: fc.constantFrom<(text: string) => string>(
      (text) => text,
      (text) => text.replaceAll('/', '\\/'),
      (text) => text.replaceAll('eventName', '\\u0065ventName'),
      (text) => text.replaceAll('bucketName', 'bucket\\u004eame'),
      (text) => text.replaceAll('":"', '" :  "'),
    ),
  })
  .map(({ records, indent, spelling }) => spelling(JSON.stringify({ Records: records }, null, indent)));

const SELECTIONS = [
  {},
  {},
  { roles: ['billing-role'] },
  { functions: ['CreateOrder'] },
  { regions: ['us-east-1'] },
  { since: '2026-09-02', until: '2026-09-04' },
];

describe('records of which those that are alike are parsed once', () => {
  it('come to what each by itself comes to', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyFile, { minLength: 1, maxLength: 3 }), fc.constantFrom(...SELECTIONS), async (files, selection) => {
        const filter = trailFilter(selection);
        const twice = [...files, ...files];
        const { findings: bad, ...counted } = repeatedly(twice, filter);
        const { findings: alsoBad, ...expected } = singly(twice, filter);
        expect(counted).toEqual(expected);
        const { findings: _, ...streamed } = await inPieces(twice, filter);
        expect(streamed).toEqual(expected);
        expect(bad.length).toBe(alsoBad.length > 0 ? bad.length : 0);
      }),
      { numRuns: 1500 },
    );
  });

  it('come to the same when more are seen than are remembered', () => {
    const many = Array.from({ length: 17_000 }, (_, index) =>
      record('dynamodb', 'GetItem', { requestParameters: { tableName: `table-${index}` }, eventTime: '2026-09-01T13:04:05Z' }),
    );
    const items = Array.from({ length: 34_000 }, (_, index) =>
      record('s3', 'GetObject', {
        requestParameters: { bucketName: 'b', key: `k${String.fromCharCode(97 + (index % 26))}/${index}x` },
      }),
    );
    const files = [JSON.stringify({ Records: many }), JSON.stringify({ Records: items }), JSON.stringify({ Records: many.slice(0, 500) })];
    expect(repeatedly(files)).toEqual(singly(files));
  });

  it('are not mixed up where two tallies read in turn', () => {
    const [one, other] = ['orders', 'users'].map((tableName) =>
      JSON.stringify({ Records: [1, 2, 3].map(() => record('dynamodb', 'GetItem', { requestParameters: { tableName } })) }),
    );
    const scanner = trailScanner();
    if (scanner === undefined || one === undefined || other === undefined) throw new Error('the record scanner does not run here');
    const tallies = [new Tally(), new Tally()];
    const readers = tallies.map((tally) => new RepeatedRecords(tally, scanner));
    for (let round = 0; round < 3; round += 1) {
      readers[0]?.read(Buffer.from(one), new RecordReader('file', tallies[0] ?? new Tally()));
      readers[1]?.read(Buffer.from(other), new RecordReader('file', tallies[1] ?? new Tally()));
    }
    expect(tallies.map((tally) => tally.aggregate())).toEqual([singly([one, one, one]), singly([other, other, other])]);
  });

  it('tell where one is no JSON, and where a second list follows', () => {
    const good = JSON.stringify(record('s3', 'GetObject'));
    const bad = repeatedly([`{"Records":[${good},{"bad":tru},${good}]}`]);
    expect([bad.records, bad.findings.map(({ message }) => message)]).toEqual([
      2,
      [`the record at byte ${12 + good.length + 1} is no JSON; it does not count`],
    ]);
    const second = repeatedly([`{"Records":[${good}],"Records":[${good}]}`]);
    expect([second.records, second.findings.map(({ message }) => message)]).toEqual([
      1,
      [`the list of records ends at byte ${12 + good.length}; there is another behind it, which does not count`],
    ]);
  });
});
