import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Ajv } from 'ajv';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT, runCli } from '../commands/run-cli.ts';
import { sampleFile, sampleFolder } from './sample-policies.ts';

const SAMPLE = sampleFolder('orders-sam');
const folder = mkdtempSync(path.join(tmpdir(), 'leastpriv-usage-'));
const usage = path.join(folder, 'usage.json');
afterAll(() => rmSync(folder, { recursive: true }));

beforeAll(() => {
  const observed = runCli(ROOT, 'observe', path.join(SAMPLE, 'trail'), '-o', usage);
  expect(observed.stderr).not.toContain('warning');
  expect(observed.status).toBe(0);
});

const generate = (...args: readonly string[]) => runCli(ROOT, 'generate', SAMPLE, '--usage', usage, ...args);

describe('samples/orders-sam with its trail', () => {
  it.each(['union', 'static-only', 'observed-only', 'intersect'])('%s gives what was written by hand', (mode) => {
    const { stdout, status } = generate('--function', 'CancelOrder', '--mode', mode);
    expect(status).toBe(0);
    expect(stdout).toBe(sampleFile('orders-sam', `expected/usage/CancelOrder.${mode}.json`));
  });

  it('union is the default', () => {
    expect(generate('--function', 'CancelOrder').stdout).toBe(sampleFile('orders-sam', 'expected/usage/CancelOrder.union.json'));
  });

  it('the decision table is the one that was written by hand', () => {
    const { functions } = JSON.parse(generate('--function', 'CancelOrder', '--details').stdout) as Details;
    const [lambda] = functions;
    const rows = (lambda?.findings ?? [])
      .filter(({ rule }) => ROWS.has(rule))
      .map(({ rule, message }) => ({ row: rule, action: /^[\w-]+:\w+/.exec(message)?.[0] }));
    const confirmed = (lambda?.requirements ?? [])
      .filter(
        ({ evidence }) =>
          evidence.some(({ kind }) => kind === 'code') && evidence.some(({ kind, denied }) => kind === 'trail' && denied === false),
      )
      .map(({ action }) => ({ row: 'confirmed', action }));
    const expected = JSON.parse(sampleFile('orders-sam', 'expected/usage/CancelOrder.decisions.json')) as readonly unknown[];
    expect([...confirmed, ...rows]).toEqual(expect.arrayContaining([...expected]));
    expect(rows.length + confirmed.length).toBe(expected.length);
  });

  it('a probe is not granted', () => {
    const { functions } = JSON.parse(generate('--function', 'QuoteShipping', '--details').stdout) as Details;
    expect(functions[0]?.findings).toContainEqual(
      expect.objectContaining({ rule: 'denied-not-in-code', message: expect.stringContaining('s3:ListAllMyBuckets') }),
    );
    expect(generate('--function', 'QuoteShipping').stdout).toBe(sampleFile('orders-sam', 'expected/QuoteShipping.json'));
  });

  it('explain shows how often, and when', () => {
    const { stdout } = runCli(ROOT, 'explain', 'dynamodb:GetItem', SAMPLE, '--function', 'CancelOrder', '--usage', usage);
    expect(stdout).toContain(
      'seen 3 times, 2026-06-01T07:12:09Z to 2026-09-15T09:30:22Z: dynamodb GetItem on arn:aws:dynamodb:eu-west-1:111122223333:table/shop-OrdersTable-1F9ZK3T6PWB2Q',
    );
  });

  it.each([
    ['dynamodb:GetItem', 'confirmed'],
    ['dynamodb:UpdateItem', 'in-code-not-seen'],
    ['states:StartExecution', 'denied-in-code'],
    ['kms:Decrypt', 'seen-not-in-code'],
    ['logs:PutLogEvents', 'in-code-cannot-tell'],
  ])('explain gives the row of the decision table: %s is %s', (action, row) => {
    const { stdout } = runCli(ROOT, 'explain', action, SAMPLE, '--function', 'CancelOrder', '--usage', usage);
    expect(stdout).toMatch(new RegExp(`^    usage: ${row}: `, 'm'));
  });

  it('diff says of every attached grant whether it is used', () => {
    const { stdout } = runCli(ROOT, 'diff', SAMPLE, '--function', 'CancelOrder', '--usage', usage, '-f', 'json', '--exit-zero');
    const { functions } = JSON.parse(stdout) as { readonly functions: readonly { readonly attached: readonly AttachedRow[] }[] };
    const rows = functions.flatMap(({ attached }) => attached);
    const verdictOf = (action: string) => rows.find((row) => row.action === action)?.usage?.verdict;
    // Seen; a management event of a service whose management events are there; data events, which may be of some tables only; no event at all.
    expect(verdictOf('secretsmanager:GetSecretValue')).toBe('used');
    expect(verdictOf('secretsmanager:DeleteSecret')).toBe('unused');
    expect(verdictOf('dynamodb:DeleteItem')).toBe('cannot tell');
    expect(verdictOf('iam:PassRole')).toBe('cannot tell');
  });

  it('what was seen without a grant of the role is reported, and not missing', () => {
    const { stdout } = runCli(ROOT, 'diff', SAMPLE, '--function', 'CancelOrder', '--usage', usage, '-f', 'json', '--exit-zero');
    const { functions, findings } = JSON.parse(stdout) as DiffOutput;
    const missing = functions.flatMap(({ needed }) => needed.filter(({ verdict }) => verdict === 'missing'));
    // The template gives the role no kms:Decrypt; the secret's own key let it in.
    expect(missing).toEqual([]);
    expect(findings).toContainEqual(
      expect.objectContaining({ rule: 'seen-without-grant', message: expect.stringContaining('kms:Decrypt') }),
    );
  });

  it.each([
    ['generate', ['--details'], 'details'],
    ['diff', ['-f', 'json', '--exit-zero'], 'diff'],
  ])('what %s prints fits its schema', (command, flags, schema) => {
    const validate = new Ajv({ allErrors: true, strict: true }).compile(
      JSON.parse(readFileSync(path.join(ROOT, 'schemas', `${schema}.schema.json`), 'utf8')),
    );
    validate(JSON.parse(runCli(ROOT, command, SAMPLE, '--usage', usage, ...flags).stdout));
    expect(validate.errors).toBeNull();
  });

  it('no parameter of a call gets out of the trail', () => {
    expect(readFileSync(usage, 'utf8')).not.toMatch(/HIDDEN|encryptionContext|ASIAEXAMPLE/);
  });
});

const ROWS: ReadonlySet<string> = new Set([
  'in-code-not-seen',
  'in-code-cannot-tell',
  'denied-in-code',
  'denied-not-in-code',
  'seen-not-in-code',
  'configuration-drift',
]);

interface DiffOutput {
  readonly functions: readonly { readonly needed: readonly { readonly action: string; readonly verdict: string }[] }[];
  readonly findings: readonly { readonly rule: string; readonly message: string }[];
}

interface AttachedRow {
  readonly action: string;
  readonly usage?: { readonly verdict: string };
}

interface Details {
  readonly functions: readonly {
    readonly requirements: readonly {
      readonly action: string;
      readonly evidence: readonly { readonly kind: string; readonly denied?: boolean }[];
    }[];
    readonly findings: readonly { readonly rule: string; readonly message: string }[];
  }[];
}
