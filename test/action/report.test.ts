import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const ROOT = path.join(import.meta.dirname, '..', '..');
const folder = mkdtempSync(path.join(tmpdir(), 'leastpriv-action-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function policy(name: string, ...actions: readonly string[]): string {
  const Statement = [{ Effect: 'Allow', Action: actions, Resource: ['arn:aws:dynamodb:eu-west-1:111122223333:table/orders'] }];
  writeFileSync(path.join(folder, name), JSON.stringify({ Version: '2012-10-17', Statement }));
  return name;
}

const wide = policy('wide role.json', 'dynamodb:GetItem', 'dynamodb:DeleteTable');
const narrow = policy('narrow.json', 'dynamodb:GetItem');

interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly summary: string;
  readonly outputs: Readonly<Record<string, string>>;
}

let runs = 0;

/** Runs the step of the action with these inputs, as a runner does. */
function run(inputs: Readonly<Record<string, string>>): Run {
  const place = path.join(folder, `run ${runs++}`);
  mkdirSync(place);
  const files = { GITHUB_STEP_SUMMARY: path.join(place, 'summary'), GITHUB_OUTPUT: path.join(place, 'output'), RUNNER_TEMP: place };
  const variables = Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`LEASTPRIV_ACTION_${name}`, value]));
  const { status, stdout } = spawnSync(process.execPath, [path.join(ROOT, 'tools', 'action', 'report.mjs')], {
    cwd: folder,
    encoding: 'utf8',
    env: { PATH: process.env.PATH, HOME: place, LEASTPRIV_ACTION_COMMAND: 'diff', LEASTPRIV_ACTION_PATH: '.', ...files, ...variables },
  });
  const content = (file: string) => (existsSync(file) ? readFileSync(file, 'utf8') : '');
  const outputs = Object.fromEntries(
    content(files.GITHUB_OUTPUT)
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  );
  return { status, stdout, summary: content(files.GITHUB_STEP_SUMMARY), outputs };
}

describe('report', () => {
  it('writes the summary, and tells the exit code instead of ending with it', () => {
    const { status, summary, outputs } = run({ POLICY: wide, ARGS: `--needed\n${narrow}`, SUMMARY: 'true' });
    expect(status).toBe(0);
    expect(summary).toContain('dynamodb:DeleteTable');
    expect(outputs['exit-code']).toBe('1');
    expect(readFileSync(outputs.markdown ?? '', 'utf8')).toBe(summary);
    expect(outputs.sarif).toBe('');
  });

  it('is clean where nothing is found, and writes no summary where none is wanted', () => {
    const { summary, outputs } = run({ POLICY: narrow, ARGS: `--needed\n${narrow}`, SUMMARY: 'false' });
    expect(outputs['exit-code']).toBe('0');
    expect(summary).toBe('');
  });

  it('takes one file a line, with blanks in its name', () => {
    const { summary } = run({ POLICY: `\n${wide}\n  ${narrow}\n`, ARGS: `--needed\n${narrow}`, SUMMARY: 'true' });
    expect(summary).toContain(wide);
    expect(summary).toContain('dynamodb:DeleteTable');
  });

  it('writes SARIF and annotations where they are wanted', () => {
    const { stdout, outputs } = run({ POLICY: wide, ARGS: `--needed\n${narrow}`, SARIF: 'true', ANNOTATIONS: 'true' });
    expect(JSON.parse(readFileSync(outputs.sarif ?? '', 'utf8'))).toMatchObject({ version: '2.1.0' });
    expect(stdout).toMatch(/^::(error|warning|notice) /m);
  });

  it('runs nothing that an input says', () => {
    const hostile = '$(touch pwned) `touch pwned`; touch pwned & "\' --exit-zero';
    for (const name of ['FUNCTION', 'ROLE', 'POLICY', 'BOUNDARY', 'BASE', 'FAIL_ON', 'BASELINE', 'ACCOUNT_AUTHORIZATION', 'ARGS', 'PATH'])
      expect(run({ [name]: hostile }).outputs['exit-code'], name).toBe('2');
    expect(readdirSync(folder)).not.toContain('pwned');
  });

  it('stops at an error, with nothing for the steps behind', () => {
    const { status, outputs } = run({ POLICY: 'absent.json', ARGS: `--needed\n${narrow}`, SARIF: 'true' });
    expect(status).toBe(0);
    expect(outputs).toEqual({ 'exit-code': '2', markdown: '', sarif: '' });
    expect(run({ COMMAND: 'generate' }).status).toBe(2);
  });
});
