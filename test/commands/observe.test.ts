import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { Ajv } from 'ajv';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aggregateText } from '../../src/trail/aggregate-file.ts';
import { Tally } from '../../src/trail/tally.ts';
import { identity, record } from '../trail/records.ts';
import { ROOT, runCli } from './run-cli.ts';

const FOLDER = mkdtempSync(path.join(tmpdir(), 'leastpriv-test-'));
const CLI = path.join(ROOT, 'dist', 'cli.js');
const observe = (...args: readonly string[]) => runCli(FOLDER, 'observe', ...args);
const get = (key: string, more = {}) => record('s3', 'GetObject', { requestParameters: { bucketName: 'photos', key }, ...more });

beforeAll(() => {
  writeFileSync(
    path.join(FOLDER, 'monday.json'),
    JSON.stringify({ Records: [get('a'), get('b', { userIdentity: identity('billing-role') })] }),
  );
  writeFileSync(
    path.join(FOLDER, 'tuesday.json.gz'),
    gzipSync(JSON.stringify({ Records: [get('a', { eventTime: '2026-09-02T10:00:00Z' })] })),
  );
});
afterAll(() => rmSync(FOLDER, { recursive: true, force: true }));

describe('observe', () => {
  it('prints an aggregate that follows the schema, and says on stderr what it holds and what it cannot show', () => {
    const { status, stdout, stderr } = observe('monday.json', 'tuesday.json.gz', '--role', 'orders-role');
    expect(status).toBe(0);
    const aggregate = JSON.parse(stdout);
    expect(new Ajv().compile(JSON.parse(readFileSync(path.join(ROOT, 'schemas/aggregate.schema.json'), 'utf8')))(aggregate)).toBe(true);
    expect(aggregate.groups).toMatchObject([{ resource: 'arn:aws:s3:::photos/a', count: 2 }]);
    expect(stderr).toContain('2 records of 1 role in 2 files: 1 group, 2026-09-01T10:00:00Z to 2026-09-02T10:00:00Z');
    expect(stderr).toContain('111122223333 eu-west-1: no records in 23 hours, the longest gap from 2026-09-01T11 to 2026-09-02T09');
    expect(stderr).toContain('no data events');
  });

  it('writes a file, and merges such files to what one run gives', () => {
    expect(observe('monday.json', '-o', 'one.json', '--quiet')).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(observe('tuesday.json.gz', '-o', 'two.json', '--quiet').status).toBe(0);
    expect(observe('one.json', 'two.json', '--quiet').stdout).toBe(observe('monday.json', 'tuesday.json.gz', '--quiet').stdout);
    expect(observe('--from-aggregate', 'two.json', 'one.json', '--quiet').stdout).toBe(observe('one.json', 'two.json', '--quiet').stdout);
  });

  it('reads standard input', () => {
    const run = (input: string, ...args: readonly string[]) =>
      spawnSync(process.execPath, [CLI, 'observe', '--quiet', ...args], { input, encoding: 'utf8' });
    const events = JSON.stringify({ Events: [{ CloudTrailEvent: JSON.stringify(get('a')) }] });
    expect(JSON.parse(run(events).stdout)).toMatchObject({ files: 1, records: 1 });
    expect(JSON.parse(run(events, '-').stdout)).toMatchObject({ files: 1, records: 1 });
  });

  it('reports a bad file and reads the others', () => {
    writeFileSync(path.join(FOLDER, 'bad.json.gz'), gzipSync('{"Records":[').subarray(0, 12));
    const { status, stdout, stderr } = observe('bad.json.gz', 'monday.json');
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      files: 2,
      records: 2,
      findings: [{ rule: 'truncated-file', origin: { file: 'bad.json.gz' } }],
    });
    expect(stderr).toMatch(/^bad\.json\.gz:1:1: warning: /);
  });

  it.each([
    [['nowhere.json'], 'nowhere.json: no such file or folder'],
    [['monday.json', '--since', 'soon'], '--since soon: no time'],
    [['monday.json', '--role', 'arn:aws:iam::111122223333:user/ann'], 'no role'],
    [['monday.json', '-o', 'monday.json/x'], 'cannot be written'],
  ])('ends with 2 and one line on %j', (args, words) => {
    const { status, stdout, stderr } = observe(...args);
    expect([status, stdout, stderr.trimEnd().split('\n').length]).toEqual([2, '', 1]);
    expect(stderr).toContain(words);
  });

  it('gives the same bytes where another thread inflates', () => {
    const folder = path.join(FOLDER, 'many');
    mkdirSync(folder);
    const tally = new Tally();
    for (let file = 0; file < 220; file += 1) {
      const records = [0, 1, 2].map((index) =>
        get(`folder${(file * 7 + index) % 90}x/k${index}`, { userIdentity: identity('orders-role', `fn${file % 70}`) }),
      );
      for (const one of records) tally.addRecord(one);
      tally.addFile();
      writeFileSync(path.join(folder, `${file}.json.gz`), gzipSync(JSON.stringify({ Records: records })));
    }
    expect(observe('many', '--quiet').stdout).toBe(aggregateText(tally.aggregate()));
  });

  it('gives the same bytes where WebAssembly cannot run', () => {
    const observed = (...flags: string[]) =>
      spawnSync(process.execPath, [...flags, CLI, 'observe', path.join(ROOT, 'samples', 'orders-sam', 'trail'), '--quiet'], {
        encoding: 'utf8',
      }).stdout;
    expect(observed('--jitless')).toBe(observed());
    expect(observed()).toContain('"records": ');
  });

  it('reads what another thread cannot inflate by itself', () => {
    const folder = path.join(FOLDER, 'mixed');
    mkdirSync(folder);
    const text = JSON.stringify({ Records: [get('a'), get('b'), get('c')] });
    for (let file = 0; file < 200; file += 1) writeFileSync(path.join(folder, `${file}.json.gz`), gzipSync(text));
    writeFileSync(path.join(folder, 'cut.json.gz'), gzipSync(text).subarray(0, -20));
    writeFileSync(path.join(folder, 'empty.json.gz'), '');
    writeFileSync(path.join(folder, 'plain.json'), text);
    writeFileSync(path.join(folder, 'plain.json.gz'), text);
    const aggregate = JSON.parse(observe('mixed', '--quiet').stdout);
    expect(aggregate.findings.map((each: { rule: string; origin: { file: string } }) => [each.rule, each.origin.file])).toEqual([
      ['truncated-file', path.join('mixed', 'cut.json.gz')],
      ['not-cloudtrail', path.join('mixed', 'empty.json.gz')],
    ]);
    expect(aggregate.files).toBe(204);
    expect(aggregate.records).toBeGreaterThanOrEqual(202 * 3);
    expect(aggregate.records).toBeLessThanOrEqual(203 * 3);
  });

  it('stops on the first interrupt and leaves what was counted, saying that it is not whole', async () => {
    const child = spawn(process.execPath, [CLI, 'observe', '-'], { stdio: ['pipe', 'pipe', 'pipe'] });
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', (data) => {
      stdout += data;
    });
    child.stderr.on('data', (data) => {
      stderr += data;
    });
    const text = JSON.stringify({ Records: [get('a'), get('b')] });
    child.stdin.on('error', () => {});
    child.stdin.write(`${text.slice(0, -2)},`);
    await new Promise((resolve) => setTimeout(resolve, 1500));
    child.kill('SIGINT');
    const status = await new Promise((resolve) => child.on('close', resolve));
    expect(JSON.parse(stdout)).toMatchObject({ records: 2, findings: [{ rule: 'interrupted', incomplete: '*' }] });
    expect([status, stderr.includes('reading was stopped')]).toEqual([130, true]);
  });
});
