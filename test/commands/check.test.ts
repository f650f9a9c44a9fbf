import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { PRACTICE_RULES } from '../../src/rules/all-practice-rules.ts';
import { projectFolder } from './project-folder.ts';
import { runCli } from './run-cli.ts';

const TEMPLATE = `AWSTemplateFormatVersion: '2010-09-09'
Transform: AWS::Serverless-2016-10-31
Resources:
  Open:
    Type: AWS::Serverless::Function
    Properties:
      Handler: app.handler
      CodeUri: .
      Runtime: nodejs24.x
      FunctionUrlConfig:
        AuthType: NONE
  Closed:
    Type: AWS::Serverless::Function
    Properties:
      Handler: app.handler
      CodeUri: .
      Runtime: nodejs24.x
`;
const FILES = { 'template.yaml': TEMPLATE, 'app.mjs': 'export const handler = async () => 1;\n' };
const NOW = ['--now', '2026-11-22'];

const check = (files: Readonly<Record<string, string>>, ...flags: readonly string[]) =>
  runCli(projectFolder(files), 'check', ...NOW, ...flags);

describe('the exit code of check', () => {
  it('is 1 for an error, and for what --fail-on names', () => {
    expect(check(FILES).status).toBe(1);
    expect(check(FILES, '--function', 'Closed').status).toBe(0);
    expect(check(FILES, '--function', 'Closed', '--fail-on', 'note').status).toBe(1);
    expect(check(FILES, '--exit-zero').status).toBe(0);
  });

  it('is 1 for an incomplete function only where that is asked for', () => {
    const files = { ...FILES, 'app.mjs': 'export const handler = async (event) => (await import(event.name)).run();\n' };
    expect(check(files, '--function', 'Closed').status).toBe(0);
    expect(check(files, '--function', 'Closed', '--fail-on', 'incomplete').status).toBe(1);
  });

  it.each([
    ['an unknown threshold', ['--fail-on', 'broader'], '--fail-on broader'],
    ['a day that is none', ['--now', 'soon'], '--now soon: give a date'],
    ['a baseline that is missing', ['--baseline', 'none.json'], '--baseline none.json'],
    ['a function that is missing', ['--function', 'Nobody'], 'Nobody'],
    ['an unknown format', ['-f', 'pdf'], 'Allowed choices are'],
  ])('is 2 for %s', (_, flags, message) => {
    const { status, stderr, stdout } = check(FILES, ...flags);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(message);
  });
});

describe('the text of check', () => {
  it('shows each function by practice, and errors and warnings', () => {
    const { stdout } = check(FILES);
    expect(stdout.split('\n')[0]).toMatch(/^2 functions checked: 1 error/);
    expect(stdout).toContain('!! 4 APIs that authenticate: 1 error');
    expect(stdout).toContain('-  4 APIs that authenticate: nothing to check');
    expect(stdout).toContain('template.yaml:11:19: error: the URL of the function has AuthType NONE');
    expect(stdout).not.toContain('[LP501]');
  });

  it('shows notes with --verbose', () => {
    expect(check(FILES, '--verbose').stdout).toContain('[LP501]');
  });

  it('says which rules can not tell, and why', () => {
    const template = TEMPLATE.replaceAll(
      'Runtime: nodejs24.x',
      'Runtime: nodejs24.x\n      Role: arn:aws:iam::111122223333:role/elsewhere',
    );
    const { stdout } = check({ ...FILES, 'template.yaml': template });
    expect(stdout).toContain('1 Least privilege: cannot tell');
    expect(stdout).toContain('arn:aws:iam::111122223333:role/elsewhere holds is not known');
  });
});

describe('the other formats of check', () => {
  it('has a JSON that fits its schema', () => {
    const validate = new Ajv({ allErrors: true }).compile(JSON.parse(readFileSync('schemas/check.schema.json', 'utf8')));
    const report: unknown = JSON.parse(check(FILES, '-f', 'json').stdout);
    validate(report);
    expect(validate.errors ?? []).toEqual([]);
    expect(report).toMatchObject({ schemaVersion: 1, functions: [{ id: 'Closed' }, { id: 'Open' }] });
  });

  it('has SARIF with the rules it names', () => {
    const { runs } = JSON.parse(check(FILES, '-f', 'sarif').stdout);
    expect(runs[0].tool.driver.rules.map(({ id }: { id: string }) => id)).toContain('LP402');
    expect(runs[0].results.find(({ ruleId }: { ruleId: string }) => ruleId === 'LP402')).toMatchObject({
      level: 'error',
      locations: [{ physicalLocation: { artifactLocation: { uri: 'template.yaml' }, region: { startLine: 11 } } }],
    });
  });

  it('has annotations, a page and a comment', () => {
    expect(check(FILES, '-f', 'github').stdout).toContain('::error file=template.yaml,line=11,col=19,title=LP402 (Open)::');
    const page = check(FILES, '-f', 'html').stdout;
    expect(page).toMatch(/^<!doctype html>/);
    expect(page).toMatch(/<summary><code>Open<\/code>.*1 error/);
    expect(check(FILES, '-f', 'markdown').stdout).toMatch(/^\*\*2 functions checked: 1 error/);
  });

  it('writes the report to a file', () => {
    const folder = projectFolder(FILES);
    const { stdout } = runCli(folder, 'check', ...NOW, '-f', 'markdown', '-o', 'report.md');
    expect(stdout).toBe('');
    expect(readFileSync(path.join(folder, 'report.md'), 'utf8')).toContain('LP402');
  });
});

describe('what is accepted', () => {
  it('does not count where a comment says why', () => {
    const template = TEMPLATE.replace('AuthType: NONE', 'AuthType: NONE # leastpriv-ignore LP402: a public page');
    const { status, stdout } = check({ ...FILES, 'template.yaml': template });
    expect(status).toBe(0);
    expect(stdout).not.toContain('LP402');
  });

  it('counts where the comment gives no reason, which is a finding itself', () => {
    const template = TEMPLATE.replace('AuthType: NONE', 'AuthType: NONE # leastpriv-ignore LP402');
    const { status, stdout } = check({ ...FILES, 'template.yaml': template });
    expect(status).toBe(1);
    expect(stdout).toContain('[ignore-without-reason]');
  });

  it('does not count where a baseline says why, and the report keeps the reason', () => {
    const folder = projectFolder(FILES);
    const entry = { rule: 'LP402', function: 'Open', file: 'template.yaml', reason: 'a public page' };
    writeFileSync(path.join(folder, 'baseline.json'), JSON.stringify({ schemaVersion: 1, grants: [], findings: [entry] }));
    const { status, stdout } = runCli(folder, 'check', ...NOW, '--baseline', 'baseline.json', '-f', 'json');
    expect(status).toBe(0);
    expect(JSON.parse(stdout).accepted).toMatchObject([{ reason: 'a public page', finding: { rule: 'LP402' } }]);
  });

  it('is written as a baseline that only lacks its reasons', () => {
    const folder = projectFolder(FILES);
    expect(runCli(folder, 'check', ...NOW, '--write-baseline', 'baseline.json').status).toBe(0);
    const file = path.join(folder, 'baseline.json');
    expect(runCli(folder, 'check', ...NOW, '--baseline', 'baseline.json').status).toBe(2);
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll('"reason": ""', '"reason": "known"'));
    const { status, stdout } = runCli(folder, 'check', ...NOW, '--baseline', 'baseline.json', '--fail-on', 'note');
    expect(status).toBe(0);
    expect(stdout.split('\n')[0]).toBe('2 functions checked: no findings');
  });

  it('is reported where it accepts nothing any more', () => {
    const folder = projectFolder(FILES);
    const entry = { rule: 'LP702', file: 'app.mjs', reason: 'once upon a time' };
    writeFileSync(path.join(folder, 'baseline.json'), JSON.stringify({ schemaVersion: 1, grants: [], findings: [entry] }));
    expect(runCli(folder, 'check', ...NOW, '--baseline', 'baseline.json').stdout).toContain('LP702');
  });
});

describe('the rules', () => {
  it('are listed, and each is explained', () => {
    const list = runCli('.', 'check', '--list').stdout;
    for (const { id, title } of PRACTICE_RULES) expect(list).toMatch(new RegExp(`${id}  .*${title.replace(/[`*]/g, '.')}`));
    const { stdout, status } = runCli('.', 'explain', 'lp402');
    expect(status).toBe(0);
    for (const part of [
      'LP402 Function URL without authentication',
      'What it means:',
      'Why it matters:',
      'How to fix it:',
      'AuthType: AWS_IAM',
      'https://docs.aws.amazon.com/lambda/',
    ])
      expect(stdout).toContain(part);
  });

  it('have ids that begin with their practice, and no two the same', () => {
    expect(PRACTICE_RULES.filter(({ id, practice }) => !id.startsWith(`LP${practice}`))).toEqual([]);
    expect(new Set(PRACTICE_RULES.map(({ id }) => id)).size).toBe(PRACTICE_RULES.length);
  });

  it('are known by name: an unknown one is an error', () => {
    const { status, stderr } = runCli('.', 'explain', 'LP999');
    expect(status).toBe(2);
    expect(stderr).toContain('LP999: no rule of this name');
  });
});
