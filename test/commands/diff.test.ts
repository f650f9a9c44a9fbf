import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Ajv } from 'ajv';
import { afterAll, describe, expect, it } from 'vitest';
import { ROOT, runCli } from './run-cli.ts';

const TABLE = 'arn:aws:dynamodb:eu-west-1:123456789012:table/orders';
const SCHEMA = JSON.parse(readFileSync(path.join(ROOT, 'schemas/diff.schema.json'), 'utf8'));
const validate = new Ajv({ allErrors: true, strict: true }).compile(SCHEMA);

const folder = mkdtempSync(path.join(tmpdir(), 'leastpriv-diff-'));
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, content: unknown): string {
  writeFileSync(path.join(folder, name), typeof content === 'string' ? content : JSON.stringify(content, null, 2));
  return name;
}

const document = (...statements: readonly object[]) => ({
  Version: '2012-10-17',
  Statement: statements.map((statement) => ({ Effect: 'Allow', ...statement })),
});

const wide = write('wide.json', document({ Action: 'dynamodb:*', Resource: TABLE }));
const narrow = write('narrow.json', document({ Action: 'dynamodb:GetItem', Resource: TABLE }));
const other = write('other.json', document({ Action: ['dynamodb:GetItem', 'sqs:SendMessage'], Resource: [TABLE, 'arn:aws:sqs:*:*:jobs'] }));
const printed = write('printed.json', {
  RoleName: 'r',
  PolicyName: 'p',
  PolicyDocument: document({ Action: 'dynamodb:*', Resource: TABLE }),
});

const diff = (...args: readonly string[]) => runCli(folder, 'diff', ...args);

/** Through a file: a report of NotAction is larger than what a pipe is read for here. */
function json(...args: readonly string[]) {
  diff(...args, '-f', 'json', '-o', 'report.json');
  return JSON.parse(readFileSync(path.join(folder, 'report.json'), 'utf8'));
}

describe('diff of policy files', () => {
  it('calls dynamodb:* to dynamodb:GetItem on the same table a narrowing', () => {
    const { status, stdout, stderr } = diff('--policy', wide, '--needed', narrow);
    expect(stderr).toBe('');
    expect(status).toBe(1);
    expect(stdout.trimEnd().split('\n').at(-1)).toMatch(/^narrowing: 0 to add, [1-9]\d* to remove, 0 to narrow, 0 cannot tell$/);
    expect(stdout).toContain('Not modelled: service and resource control policies (SCPs, RCPs)');
    expect(stdout).toMatch(
      /│ - │ arn:aws:dynamodb:eu-west-1:123456789012:table\/orders +│ Allow +│ dynamodb:DeleteResourcePolicy \[Permissions management\] │/,
    );
    const report = json('--policy', wide, '--needed', narrow);
    expect(report.functions).toHaveLength(1);
    expect(report.functions[0]).toMatchObject({ id: 'policy', verdict: 'narrowing' });
    expect(report.functions[0].needed).toEqual([
      {
        action: 'dynamodb:GetItem',
        resource: TABLE,
        verdict: 'covered',
        evidence: [{ kind: 'document', policy: 'narrow.json', statement: 0, origin: { file: 'narrow.json', line: 4, column: 5 } }],
      },
    ]);
    const of = (action: string) => report.functions[0].attached.find((row: { action: string }) => row.action === action);
    expect(of('dynamodb:GetItem')).toEqual({
      policy: 'wide.json',
      statement: 0,
      action: 'dynamodb:GetItem',
      resource: TABLE,
      verdict: 'needed',
    });
    expect(of('dynamodb:DeleteTable')).toMatchObject({ verdict: 'excess', witness: TABLE });
    expect(of('dynamodb:ListTables')).toMatchObject({ verdict: 'ineffective' });
  });

  it('prints JSON that fits the published schema, whatever the verdicts', () => {
    const boundary = write('boundary.json', document({ Action: 'dynamodb:*', Resource: '*' }));
    const conditions = write(
      'conditions.json',
      document(
        { Action: 's3:GetObject', Resource: 'arn:aws:s3:::b/*', Condition: { StringEquals: { 'aws:username': 'a' } } },
        { NotAction: 'iam:*', NotResource: 'arn:aws:s3:::c/*', Condition: { Bool: { 'aws:SecureTransport': true } } },
      ),
    );
    for (const [policy, needed, ...more] of [
      [wide, other],
      [other, conditions],
      [conditions, wide, '--boundary', boundary],
      [printed, narrow, '--policy', wide],
    ] as const) {
      const report = json('--policy', policy, '--needed', needed, ...more);
      validate(report);
      expect(validate.errors).toBeNull();
      const { needed: rows, attached, summary } = report.functions[0];
      const total = (counts: Record<string, number>) => Object.values(counts).reduce((sum, count) => sum + count, 0);
      expect([total(summary.needed), total(summary.attached)]).toEqual([rows.length, attached.length]);
    }
    expect(validate({ ...json('--policy', wide, '--needed', narrow), extra: 1 })).toBe(false);
  });

  it('measures what is allowed before and after, with privilege escalation over all attached policies together', () => {
    const pass = write('pass.json', document({ Action: 'iam:PassRole', Resource: '*' }, { Action: 's3:*', Resource: '*' }));
    const create = write('create.json', document({ Action: ['lambda:CreateFunction', 'lambda:InvokeFunction'], Resource: '*' }));
    const stop = write('stop.json', document({ Effect: 'Deny', Action: 'iam:*', Resource: '*' }));
    const of = (...args: readonly string[]) => json(...args, '--needed', narrow);
    const both = of('--policy', pass, '--policy', create);
    const { before, after } = both.functions[0].summary.headline;
    expect(before.privilegeEscalation).toEqual(['pass-role-lambda-invoke']);
    expect(after).toEqual({
      actions: 1,
      levels: { List: 0, Read: 1, Write: 0, Tagging: 0, 'Permissions management': 0 },
      actionsOnAllResources: 0,
      privilegeEscalation: [],
    });
    expect(before.actions).toBeGreaterThan(100);
    expect(before.actionsOnAllResources).toBeLessThan(before.actions);
    expect(both.findings).toContainEqual(
      expect.objectContaining({ rule: 'privilege-escalation-pass-role-lambda-invoke', origin: { file: 'pass.json', line: 4, column: 5 } }),
    );
    expect(of('--policy', create).functions[0].summary.headline.before.privilegeEscalation).toEqual([]);
    expect(of('--policy', pass, '--policy', create, '--policy', stop).functions[0].summary.headline.before.privilegeEscalation).toEqual([]);
    expect(diff('--policy', create, '--needed', narrow).stdout).toContain(
      'Allowed actions 2 -> 1; on all resources 2 -> 0; privilege escalation paths 0 -> 0\n',
    );
  });

  it('shows the report of a pull request with the verdict in its first line', () => {
    const { stdout } = diff('--policy', wide, '--needed', other, '-f', 'markdown');
    expect(stdout.split('\n')[0]).toMatch(/^\*\*mixed\*\*: 1 to add, \d+ to remove, 0 to narrow, 0 cannot tell$/);
    expect(stdout).toContain('\n| | Resource | Action | Condition | Why | Confidence |\n|---|---|---|---|---|---|\n');
    expect(stdout).toContain('| <code>+</code> | <code>arn:aws:sqs:\\*:\\*:jobs</code> | <code>sqs:SendMessage \\[Write\\]</code> |');
  });

  it('shows names from a file as they are, without steering the terminal or the page', () => {
    const hostile = write(
      'hostile.json',
      document({ Action: 's3:GetObject', Resource: 'arn:aws:s3:::b/\u001b[31m</code>|<img src=x>\u202e' }),
    );
    const text = diff('--policy', hostile, '--needed', narrow).stdout;
    for (const character of ['\u001b', '\u202e']) expect(text).not.toContain(character);
    expect(text).toContain('\\u{1b}[31m');
    const markdown = diff('--policy', hostile, '--needed', narrow, '-f', 'markdown').stdout;
    expect(markdown).toContain('&lt;/code&gt;\\|&lt;img src=x&gt;\\\\u\\{202e\\}');
    expect(markdown).not.toContain('<img');
  });

  it('takes what the AWS CLI prints for attached policies and boundaries, and only a bare document for what is needed', () => {
    expect(json('--policy', printed, '--needed', narrow, '--boundary', printed).functions[0].verdict).toBe('narrowing');
    const { status, stdout, stderr } = diff('--policy', wide, '--needed', printed);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^leastpriv: printed\.json:4:3: .*"PolicyDocument"/);
  });

  it('exits by --fail-on', () => {
    const status = (...args: readonly string[]) => diff(...args).status;
    expect(status('--policy', narrow, '--needed', narrow)).toBe(0);
    expect(status('--policy', wide, '--needed', narrow)).toBe(1);
    expect(status('--policy', wide, '--needed', narrow, '--fail-on', 'missing,broader')).toBe(0);
    expect(status('--policy', wide, '--needed', narrow, '--fail-on', 'none')).toBe(0);
    expect(status('--policy', wide, '--needed', narrow, '--exit-zero')).toBe(0);
    expect(status('--policy', narrow, '--needed', other, '--fail-on', 'missing')).toBe(1);
    expect(status('--policy', other, '--needed', other, '--fail-on', 'incomplete')).toBe(1);
    expect(status('--policy', other, '--needed', other)).toBe(0);
    expect(status('--policy', wide, '--needed', wide, '--fail-on', 'warning')).toBe(1);
    expect(status('--policy', wide, '--needed', wide, '--fail-on', 'error')).toBe(0);
    expect(status('--policy', wide, '--needed', wide, '--fail-on', 'nonsense')).toBe(2);
  });

  it('writes the report to a file', () => {
    const { stdout } = diff('--policy', wide, '--needed', narrow, '-f', 'json', '-o', 'out/report.json');
    expect(stdout).toBe('');
    expect(existsSync(path.join(folder, 'out/report.json'))).toBe(true);
    expect(readFileSync(path.join(folder, 'out/report.json'), 'utf8')).toBe(
      diff('--policy', wide, '--needed', narrow, '-f', 'json').stdout,
    );
  });

  it('says in one line what is missing or wrong', () => {
    write('broken.json', '{"Statement": [');
    for (const [args, words] of [
      [['--policy', wide], 'no description of functions'],
      [['--needed', narrow], '--policy FILE'],
      [['--policy', 'nowhere.json', '--needed', narrow], '--policy nowhere.json: the file cannot be read'],
      [['--policy', 'broken.json', '--needed', narrow], 'broken.json:1:16: not JSON'],
      [['--policy', wide, '--needed', narrow, '--boundary', 'broken.json'], 'broken.json:1:16: not JSON'],
    ] as const) {
      const { status, stdout, stderr } = diff(...args);
      expect([status, stdout]).toEqual([2, '']);
      expect(stderr.trimEnd().split('\n')).toHaveLength(1);
      expect(stderr).toContain(words);
    }
  });
});
