// Prints what reading a trail costs as a ratio to decompressing the same files, in CPU time of all threads. LEASTPRIV_BENCH_TRAIL_FILES files of 1,000 records are
// written for it: 2,000 unless told otherwise.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { compare, runNode } from './measure.mjs';
import { writeTrail } from './trail-data.mjs';

const CLI = path.join(import.meta.dirname, '..', 'dist', 'cli.js');
const GUNZIP = path.join(import.meta.dirname, 'gunzip.cjs');

/**
 * Measures reading of one role and of all roles.
 * @param print gets name, measured and limit (CPU ms), ratio goal, resident set and its goal in MB.
 */
export function benchTrail(folder, print) {
  const files = Number(process.env.LEASTPRIV_BENCH_TRAIL_FILES ?? 2000);
  const trail = path.join(folder, 'trail');
  const role = writeTrail(trail, files);
  const observe = (...args) => {
    const result = runNode([CLI, 'observe', trail, '--quiet', ...args], { env: { ...process.env, CI: '1' } });
    if (!result.stdout.includes(role)) throw new Error('the aggregate lacks the role');
    return result;
  };
  const results = compare({ limit: () => runNode([GUNZIP, trail]), one: () => observe('--role', role), all: () => observe() }, 3);
  const limit = results.get('limit').cpu;
  const millions = (files / 1000).toFixed(1);
  print(`trail, ${millions} M records, one role`, results.get('one'), limit, 1.6, 150);
  print(`trail, ${millions} M records, all roles`, results.get('all'), limit, 4, 250);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = mkdtempSync(path.join(tmpdir(), 'leastpriv-bench-'));
  try {
    benchTrail(folder, (work, measured, limit, ratioGoal, megabytesGoal) => {
      const ratio = measured.cpu / limit;
      console.log(
        `${work}: ${measured.cpu.toFixed(0)} ms CPU, ${ratio.toFixed(2)}x of gunzip (goal ${ratioGoal}), ${measured.megabytes.toFixed(0)} MB (goal ${megabytesGoal})`,
      );
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
