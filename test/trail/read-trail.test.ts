import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { aggregateText } from '../../src/trail/aggregate-file.ts';
import { readInput } from '../../src/trail/read-input.ts';
import { readTrail } from '../../src/trail/read-trail.ts';
import { trailFiles } from '../../src/trail/trail-file-names.ts';
import type { TrailSelection } from '../../src/trail/trail-filter.ts';
import { trailFilter } from '../../src/trail/trail-filter.ts';
import { identity, record } from './records.ts';

const FOLDER = mkdtempSync(path.join(tmpdir(), 'leastpriv-test-'));
let inputs: string;
let number = 0;

beforeEach(() => {
  number += 1;
  inputs = path.join(FOLDER, String(number));
  mkdirSync(inputs);
});
afterAll(() => rmSync(FOLDER, { recursive: true, force: true }));

function write(name: string, content: string | Buffer): string {
  const file = path.join(inputs, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, content);
  return file;
}

async function read(paths: readonly string[], selection: TrailSelection = {}) {
  const filter = trailFilter(selection);
  const aggregate = await readTrail({ files: trailFiles(paths, filter), filter });
  return { ...aggregate, rules: aggregate.findings.map(({ rule }) => rule) };
}

const get = (key: string, more = {}) => record('s3', 'GetObject', { requestParameters: { bucketName: 'photos', key }, ...more });
const records = (...list: readonly unknown[]) => JSON.stringify({ Records: list });
const LAYOUT = 'AWSLogs/111122223333/CloudTrail/eu-west-1/2026/09/01';
const NAME = '111122223333_CloudTrail_eu-west-1_20260901T1005Z_AbCdEfGhIjKlMnOp.json.gz';

describe('what is read', () => {
  it.each<[string, string | Buffer]>([
    ['a.json', records(get('a'), get('b'))],
    ['a.json.gz', gzipSync(records(get('a'), get('b')))],
    [
      'members.json.gz',
      Buffer.concat([gzipSync('{"Records":['), gzipSync(`${JSON.stringify(get('a'))},`), gzipSync(`${JSON.stringify(get('b'))}]}`)]),
    ],
    ['compressed without saying so', gzipSync(records(get('a'), get('b')))],
    ['pretty.json', JSON.stringify({ Records: [get('a'), get('b')] }, null, 2)],
    ['bom.json', `\u{FEFF}${records(get('a'), get('b'))}`],
    ['list.json', JSON.stringify([get('a'), get('b')])],
    ['lines.json', `${JSON.stringify(get('a'))}\n${JSON.stringify(get('b'))}\n`],
    [
      'lookup-events.json',
      JSON.stringify({
        Events: [get('a'), get('b')].map((one) => ({ EventId: 'x', Username: 'CreateOrder', CloudTrailEvent: JSON.stringify(one) })),
      }),
    ],
    [
      'eventbridge.json',
      JSON.stringify(
        ['a', 'b'].map((key) => ({ version: '0', 'detail-type': 'AWS API Call via CloudTrail', source: 'aws.s3', detail: get(key) })),
      ),
    ],
  ])('%s', async (name, content) => {
    const { groups, records: counted, files, findings } = await read([write(name, content)]);
    expect(groups.map(({ action, resource }) => [action, resource])).toEqual([
      ['s3:GetObject', 'arn:aws:s3:::photos/a'],
      ['s3:GetObject', 'arn:aws:s3:::photos/b'],
    ]);
    expect({ counted, files, findings }).toEqual({ counted: 2, files: 1, findings: [] });
  });

  it('a single event as LookupEvents and EventBridge wrap it', async () => {
    const lookup = write('one.json', JSON.stringify({ EventId: 'x', CloudTrailEvent: JSON.stringify(get('a')) }));
    const bridge = write('two.json', JSON.stringify({ 'detail-type': 'AWS API Call via CloudTrail', detail: get('a') }));
    expect((await read([lookup, bridge, write('three.json', JSON.stringify(get('a')))])).groups).toMatchObject([{ count: 3 }]);
  });

  it('a folder in CloudTrail’s layout, without digests, insights and other files', async () => {
    write(`${LAYOUT}/${NAME}`, gzipSync(records(get('a'))));
    write(
      'AWSLogs/111122223333/CloudTrail/us-east-1/2026/09/01/111122223333_CloudTrail_us-east-1_20260901T1005Z_Bb.json.gz',
      gzipSync(records(get('b'))),
    );
    write(
      'AWSLogs/111122223333/CloudTrail-Digest/eu-west-1/2026/09/01/111122223333_CloudTrail-Digest_eu-west-1_t_x.json.gz',
      gzipSync('{"digestStartTime":"x"}'),
    );
    write(
      'AWSLogs/111122223333/CloudTrail-Insight/eu-west-1/2026/09/01/111122223333_CloudTrail-Insight_eu-west-1_t_x.json.gz',
      gzipSync(records(get('c'))),
    );
    write('AWSLogs/readme.txt', 'not a log');
    const { groups, files, findings } = await read([path.join(inputs, 'AWSLogs')]);
    expect([groups.map(({ resource }) => resource), files, findings]).toEqual([['arn:aws:s3:::photos/a', 'arn:aws:s3:::photos/b'], 2, []]);
  });

  it('each file once, however often it is named', async () => {
    const file = write('a.json', records(get('a')));
    expect(await read([file, inputs, file])).toMatchObject({ files: 1, records: 1 });
  });

  it('aggregates, which merge with records', async () => {
    const first = await read([write('a.json', records(get('a')))]);
    const { rules: _, ...aggregate } = first;
    const merged = await read([write('aggregate.json', aggregateText(aggregate)), write('b.json', records(get('a')))]);
    expect(merged).toMatchObject({ files: 2, records: 2, groups: [{ count: 2 }], findings: [] });
    const narrowed = await read([path.join(inputs, 'aggregate.json')], { roles: ['billing-role'], since: '2026-09-01' });
    expect(narrowed).toMatchObject({ groups: [], coverage: [{ selected: ['role:billing-role'] }], rules: ['aggregate-not-filtered'] });
  });

  it('says that calls of one function cannot be told where an aggregate has the sessions together', async () => {
    const many = Array.from({ length: 65 }, (_, index) => get('a', { userIdentity: identity('orders-role', `fn${index}`) }));
    const { rules: _, ...aggregate } = await read([write('many.json', records(...many))]);
    const file = write('aggregate.json', aggregateText(aggregate));
    expect(await read([file], { functions: ['fn1'] })).toMatchObject({ groups: [], rules: ['sessions-joined'] });
    expect((await read([file], { functions: ['fn1'], roles: ['billing-role'] })).rules).toEqual([]);
    expect((await read([file], { roles: ['AROAIOSFODNN7EXAMPLE'] })).rules).toEqual(['ids-not-kept']);
  });

  it('standard input, compressed or not, in pieces of any size', async () => {
    const text = records(get('a'), get('ü/☃'), get('}]"'));
    for (const content of [Buffer.from(text), gzipSync(text)]) {
      for (const size of [1, 7, 100_000]) {
        const pieces = Array.from({ length: Math.ceil(content.length / size) }, (_, index) =>
          content.subarray(index * size, (index + 1) * size),
        );
        const aggregate = await readInput(Readable.from(pieces), {}, new AbortController().signal);
        expect(aggregate).toMatchObject({ records: 3, findings: [] });
      }
    }
  });
});

describe('what counts', () => {
  it('the role that is named, by exactly its identity', async () => {
    const other = { userIdentity: identity('service-role/orders-role2') };
    const file = write(
      'a.json',
      records(get('mine'), get('theirs', other), get(`arn:aws:iam::111122223333:role/service-role/orders-role`, other)),
    );
    const { groups, coverage } = await read([file], { roles: ['service-role/orders-role'] });
    expect(groups.map(({ resource }) => resource)).toEqual(['arn:aws:s3:::photos/mine']);
    expect(coverage[0]?.selected).toEqual(['role:service-role/orders-role']);
  });

  it('the function of a shared role that is named', async () => {
    const file = write('a.json', records(get('a'), get('b', { userIdentity: identity('service-role/orders-role', 'CancelOrder') })));
    const { groups } = await read([file], { roles: ['orders-role'], functions: ['CancelOrder'] });
    expect(groups.map(({ session, resource }) => [session, resource])).toEqual([['CancelOrder', 'arn:aws:s3:::photos/b']]);
  });

  it('the time by eventTime, until the end that is not part of it', async () => {
    const at = (eventTime: string) => get(eventTime.slice(11, 13), { eventTime });
    const file = write(
      'a.json',
      records(at('2026-08-31T23:59:59Z'), at('2026-09-01T00:00:00Z'), at('2026-09-01T12:00:00Z'), at('2026-09-02T00:00:00Z')),
    );
    const { window, records: counted } = await read([file], { since: '2026-09-01', until: '2026-09-02' });
    expect([window, counted]).toEqual([{ first: '2026-09-01T00:00:00Z', last: '2026-09-01T12:00:00Z' }, 2]);
  });

  it('accounts and regions', async () => {
    const file = write('a.json', records(get('a'), get('b', { awsRegion: 'us-east-1' }), get('c', { recipientAccountId: '444455556666' })));
    expect((await read([file], { regions: ['us-east-1'] })).groups).toMatchObject([{ resource: 'arn:aws:s3:::photos/b' }]);
    expect((await read([file], { accounts: ['444455556666'] })).groups).toMatchObject([{ resource: 'arn:aws:s3:::photos/c' }]);
  });

  it('files whose name says that they were delivered before the time meant are not opened; later ones may hold older records', async () => {
    write(`${LAYOUT}/${NAME}`, 'broken');
    const late = '111122223333_CloudTrail_eu-west-1_20260902T0005Z_AbCdEfGhIjKlMnOp.json.gz';
    write(`${LAYOUT}/${late}`, gzipSync(records(get('a', { eventTime: '2026-09-01T23:58:00Z' }))));
    expect(await read([inputs], { since: '2026-09-01T23:00:00Z', until: '2026-09-02' })).toMatchObject({
      files: 1,
      records: 1,
      findings: [],
    });
  });

  it('refuses a time that is none', async () => {
    await expect(read([inputs], { since: 'yesterday' })).rejects.toThrow('--since yesterday: no time');
    await expect(read([path.join(inputs, 'nothing')])).rejects.toThrow('no such file or folder');
    await expect(read([inputs])).rejects.toThrow('no CloudTrail files');
  });
});

describe('bad input', () => {
  it('reports a truncated file with the place, counts what is before it, and reads the rest', async () => {
    const whole = gzipSync(records(...Array.from({ length: 400 }, (_, index) => get(`k${index}`, { requestID: String(Math.sin(index)) }))));
    const truncated = write('a.json.gz', whole.subarray(0, whole.length - 2000));
    const { findings, groups, records: counted } = await read([truncated, write('b.json', records(get('last')))]);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({ rule: 'truncated-file', incomplete: '*', origin: { file: truncated } });
    expect(findings[0]?.message).toMatch(/at byte \d+: .*Z_BUF_ERROR.*records before it count/);
    expect(counted).toBeGreaterThan(1);
    expect(counted).toBeLessThan(401);
    expect(groups.at(-1)?.resource).toMatch(/photos\/(?:\*|last)/);
  });

  it('reports JSON that ends early', async () => {
    const file = write('a.json', records(get('a'), get('b')).slice(0, -100));
    expect(await read([file])).toMatchObject({ records: 1, findings: [{ rule: 'truncated-file' }] });
  });

  it('reports one bad record among many with its place, and counts the others', async () => {
    const good = JSON.stringify(get('a'));
    const file = write('a.json', `{"Records":[${good},{"eventTime":tru},${good}]}`);
    const { records: counted, findings } = await read([file]);
    expect(counted).toBe(2);
    expect(findings.map(({ message }) => message)).toEqual([`the record at byte ${13 + good.length} is no JSON; it does not count`]);
    const list = write('b.json', JSON.stringify([get('a'), 7, { eventTime: 'x' }]));
    expect((await read([list])).rules).toEqual(['bad-record', 'bad-record']);
  });

  it('is bounded on a gzip bomb', async () => {
    const bomb = write('a.json.gz', gzipSync(Buffer.alloc(300 * 1024 * 1024, ' ')));
    const nested = write('b.json.gz', gzipSync(Buffer.concat([Buffer.from('{"Records":['), Buffer.alloc(40 * 1024 * 1024, '{"a":"')])));
    const { rules } = await read([bomb, nested]);
    expect(rules).toEqual(['not-cloudtrail', 'not-cloudtrail']);
  });

  it.each<[string, string | Buffer]>([
    ['empty', ''],
    ['null', 'null'],
    ['a digest', '{"awsAccountId":"111122223333","digestStartTime":"2026-09-01T00:00:00Z","logFiles":[]}'],
    ['text', 'hello'],
    ['an image', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3])],
    ['a package', '{"name":"x","dependencies":{}}'],
  ])('says that a file is no trail: %s', async (_, content) => {
    expect((await read([write('a.json', content)])).rules).toEqual(['not-cloudtrail']);
  });

  it('says so in one line where an aggregate is of another version', async () => {
    const { findings } = await read([write('a.json', '{"schemaVersion":9,"groups":[]}')]);
    expect(findings).toMatchObject([
      { rule: 'file-not-read', message: expect.stringMatching(/not an aggregate of leastpriv: .*schemaVersion/) },
    ]);
  });

  it('marks a file that grows while it is read', async () => {
    const file = write('a.json', records(get('a')));
    const reading = read([file]);
    appendFileSync(file, ' ');
    const { rules } = await reading;
    expect(['file-changed', undefined]).toContain(rules[0]);
  });

  it('never crashes, and has one line for each bad file, whatever is in it', async () => {
    const text = records(get('a'), get('b'), record('dynamodb', 'Query'));
    const mutated = fc
      .tuple(fc.nat(text.length), fc.nat(40), fc.string({ unit: 'binary' }))
      .map(([at, length, other]) => text.slice(0, at) + other + text.slice(at + length));
    const odd = fc
      .jsonValue()
      .map((value) => JSON.stringify({ Records: [{ ...get('a'), requestParameters: value, resources: value, userIdentity: value }] }));
    const content = fc.oneof(
      fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
      fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.concat([Buffer.from([0x1f, 0x8b, 8]), Buffer.from(bytes)])),
      mutated,
      mutated.map((one) => gzipSync(one)),
      odd,
      fc.json(),
    );
    await fc.assert(
      fc.asyncProperty(content, fc.constantFrom({}, { roles: ['orders-role'] }), async (bytes, selection) => {
        const file = write('fuzz.json', bytes);
        const { findings, rules: _, ...rest } = await read([file], selection);
        for (const { message, origin } of findings) expect([message.includes('\n'), origin?.file]).toEqual([false, file]);
        expect(rest.files).toBe(1);
      }),
      { numRuns: 300 },
    );
  });
});

describe('stopping', () => {
  it('leaves an aggregate that says that it is not whole', async () => {
    const files = ['a', 'b', 'c'].map((name) => write(`${name}.json`, records(get(name))));
    const controller = new AbortController();
    const aggregate = await readTrail({
      files: trailFiles(files, {}),
      filter: {},
      signal: controller.signal,
      onProgress: () => controller.abort(),
    });
    expect(aggregate).toMatchObject({ files: 1, records: 1, findings: [{ rule: 'interrupted', incomplete: '*' }] });
  });
});
