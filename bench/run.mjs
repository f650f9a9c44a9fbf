// Prints what the tool costs as a ratio to a limit that is measured in the same run: absolute times don't transfer between machines.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { compare, runNode } from './measure.mjs';
import { writePolicies, writeSlowPolicies } from './policies.mjs';
import { writeLargeProject, writeSmallProject } from './project.mjs';
import { benchTrail } from './trail.mjs';

const CLI = path.join(import.meta.dirname, '..', 'dist', 'cli.js');
const PARSE = path.join(import.meta.dirname, 'parse-files.cjs');

const folder = mkdtempSync(path.join(tmpdir(), 'leastpriv-bench-'));
const [small, large] = [path.join(folder, 'small'), path.join(folder, 'large')];
const cached = { ...process.env, XDG_CACHE_HOME: path.join(folder, 'cache') };
const uncached = { ...process.env, XDG_CACHE_HOME: path.join(PARSE, 'no-folder') };

try {
  writeSmallProject(small);
  writeLargeProject(large);
  header();
  startUp();
  oneHandler();
  manyHandlers();
  tenPolicies();
  slowPolicies();
  benchTrail(folder, (work, measured, limit, ...goals) =>
    row(work, { ...measured, milliseconds: measured.cpu }, 'gunzip of the same, CPU', limit, ...goals),
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function startUp() {
  const results = compare(
    { limit: () => runNode(['-e', '0']), help: () => runNode([CLI, '--help']), version: () => runNode([CLI, '--version']) },
    15,
  );
  const limit = results.get('limit').milliseconds + 60;
  row('--help', results.get('help'), 'node -e 0, + 60 ms', limit, 1);
  row('--version', results.get('version'), 'node -e 0, + 60 ms', limit, 1);
}

function oneHandler() {
  const generate = (env) => () => {
    const result = runNode([CLI, 'generate', '--handler', 'app.ts#handler', '--env', 'TABLE=orders', '-f', 'json'], { cwd: small, env });
    expectText(result.stdout, 'dynamodb:GetItem', 'table/orders');
    return result;
  };
  const load = () => runNode(['-e', "require('ts-morph')"], { cwd: path.dirname(CLI) });
  const results = compare({ limit: load, cached: generate(cached), uncached: generate(uncached) }, 9);
  const limit = results.get('limit').milliseconds;
  row('one handler, cold', results.get('cached'), "require('ts-morph')", limit, 1, 150);
  row('  the first time (no code cache)', results.get('uncached'), "require('ts-morph')", limit);
}

function manyHandlers() {
  const generate = () => {
    const result = runNode([CLI, 'generate', '.', '-f', 'json'], { cwd: large, env: cached });
    expectText(result.stdout, '"Handler59"', 'table/prod-table-0', 'large-bucket/service-');
    return result;
  };
  const results = compare({ limit: () => runNode([PARSE, large]), generate }, 5);
  row('500 files, 60 handlers', results.get('generate'), 'ts.createSourceFile of the same', results.get('limit').milliseconds, 2, 300);
}

function tenPolicies() {
  const diff = writePolicies(path.join(folder, 'policies'));
  const small = ['diff', '--policy', diff.at(-2), '--needed', diff.at(-2)];
  const results = compare(
    {
      limit: () => runNode(['-e', '0']),
      small: () => runNode([CLI, ...small]),
      ten: () => {
        const result = runNode([CLI, ...diff]);
        expectText(result.stdout, 'narrowing: 0 to add');
        return result;
      },
    },
    9,
  );
  const limit = results.get('limit').milliseconds;
  row('diff of two small files', results.get('small'), 'node -e 0, + 60 ms', limit + 60, 1);
  row('diff of ten wide policies', results.get('ten'), 'node -e 0, + 150 ms', limit + 150, 1);
}

/** Shapes without a goal of their own: each is to end in seconds. */
function slowPolicies() {
  for (const [name, args] of writeSlowPolicies(path.join(folder, 'slow'))) {
    const results = compare({ limit: () => runNode(['-e', '0']), diff: () => runNode([CLI, ...args]) }, 3);
    row(`diff: ${name}`, results.get('diff'), 'node -e 0, + 5 s', results.get('limit').milliseconds + 5000, 1);
  }
}

/** A benchmark of wrong results would measure nothing. */
function expectText(text, ...parts) {
  for (const part of parts) if (!text.includes(part)) throw new Error(`the policy lacks ${part}:\n${text.slice(0, 2000)}`);
}

function header() {
  line('work', 'median', 'limit', '', 'ratio', 'goal', 'RSS', 'goal');
}

function row(work, measured, limitName, limit, ratioGoal, megabytesGoal) {
  const ratio = measured.milliseconds / limit;
  const goal = (value, reached) => (value === undefined ? '' : `<= ${value} ${reached <= value ? 'met' : 'MISSED'}`);
  line(
    work,
    `${measured.milliseconds.toFixed(0)} ms`,
    `${limit.toFixed(0)} ms`,
    limitName,
    `${ratio.toFixed(2)}x`,
    goal(ratioGoal, ratio),
    `${measured.megabytes.toFixed(0)} MB`,
    goal(megabytesGoal, measured.megabytes),
  );
}

function line(work, median, limit, limitName, ratio, goal, megabytes, megabytesGoal) {
  console.log(
    `${work.padEnd(33)}${median.padStart(9)}${limit.padStart(9)}  ${limitName.padEnd(33)}${ratio.padStart(6)}  ${goal.padEnd(12)}${megabytes.padStart(7)}  ${megabytesGoal}`.trimEnd(),
  );
}
