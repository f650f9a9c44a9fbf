// Runs leastpriv once for every format that the action's inputs ask for: the summary of the job, files for the steps behind, annotations on stdout.
// Inputs come as environment variables and reach leastpriv as arguments, never through a shell.
import { spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { cutMarkdown } from './cut-markdown.mjs';

const CLI = path.join(import.meta.dirname, '..', '..', 'dist', 'cli.js');

/** https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#adding-a-job-summary */
const LARGEST_SUMMARY = 1024 * 1024;

const input = (name) => process.env[`LEASTPRIV_ACTION_${name}`]?.trim() ?? '';
const lines = (name) =>
  input(name)
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
const each = (flag, values) => values.flatMap((value) => [`${flag}=${value}`]);
const optional = (flag, name) => each(flag, input(name) === '' ? [] : [input(name)]);

const command = input('COMMAND');
if (command !== 'diff' && command !== 'check') {
  console.log(`::error::leastpriv: the input command is "${command}"; it can be diff or check`);
  process.exit(2);
}

const args = [
  ...each('--function', lines('FUNCTION')),
  ...optional('--role', 'ROLE'),
  ...each('--policy', lines('POLICY')),
  ...optional('--boundary', 'BOUNDARY'),
  ...optional('--account-authorization', 'ACCOUNT_AUTHORIZATION'),
  ...optional('--base', 'BASE'),
  ...optional('--fail-on', 'FAIL_ON'),
  ...optional('--baseline', 'BASELINE'),
  ...lines('ARGS'),
];

const folder = mkdtempSync(path.join(process.env.RUNNER_TEMP ?? tmpdir(), 'leastpriv-'));

/** Runs leastpriv for one format: its exit code, and the file of the report, `''` where there is none. */
function run(format, stdout = 'inherit') {
  const file = path.join(folder, `report.${format}`);
  const output = format === 'github' ? [] : ['--output', file];
  const { status } = spawnSync(process.execPath, [CLI, command, ...args, '--format', format, ...output, '--', input('PATH')], {
    stdio: ['ignore', stdout, 'inherit'],
  });
  return { code: status ?? 2, file: existsSync(file) ? file : '' };
}

const markdown = run('markdown');
if (markdown.file !== '' && input('SUMMARY') === 'true' && process.env.GITHUB_STEP_SUMMARY)
  appendFileSync(process.env.GITHUB_STEP_SUMMARY, cutMarkdown(readFileSync(markdown.file, 'utf8'), LARGEST_SUMMARY));
const goesOn = markdown.code !== 2;
const sarif = goesOn && input('SARIF') === 'true' ? run('sarif').file : '';
if (goesOn && input('ANNOTATIONS') === 'true') run('github');

const outputs = { 'exit-code': markdown.code, markdown: markdown.file, sarif };
const text = Object.entries(outputs)
  .map(([name, value]) => `${name}=${value}\n`)
  .join('');
if (process.env.GITHUB_OUTPUT) appendFileSync(process.env.GITHUB_OUTPUT, text);
