import { spawnSync } from 'node:child_process';
import path from 'node:path';

const REPORT = path.join(import.meta.dirname, 'report-usage.cjs');

/**
 * One run of `node` with these arguments in a process of its own.
 * @returns wall time in ms from start to end, CPU time of all threads in ms, largest resident set in MB, and what it printed.
 * @throws {Error} where it doesn't end with exit code 0.
 */
export function runNode(args, options = {}) {
  const start = performance.now();
  const result = spawnSync(process.execPath, ['--require', REPORT, ...args], {
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    ...options,
  });
  const milliseconds = performance.now() - start;
  if (result.status !== 0) throw new Error(`node ${args.join(' ')} ended with ${result.status ?? result.signal}:\n${result.stderr}`);
  const [kilobytes, microseconds] = result.output[3].split(' ').map(Number);
  return { milliseconds, cpu: microseconds / 1000, megabytes: kilobytes / 1024, stdout: result.stdout };
}

/**
 * Runs several subjects in turn, so that a slow spell of the machine meets all of them alike.
 * @param subjects name -> function that makes one run.
 * @returns name -> medians of wall time and CPU time in ms and of resident set in MB.
 */
export function compare(subjects, rounds) {
  const runs = new Map(Object.keys(subjects).map((name) => [name, []]));
  for (const run of Object.values(subjects)) run();
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, run] of Object.entries(subjects)) runs.get(name)?.push(run());
  }
  return new Map(
    [...runs].map(([name, all]) => [
      name,
      { milliseconds: median(all, 'milliseconds'), cpu: median(all, 'cpu'), megabytes: median(all, 'megabytes') },
    ]),
  );
}

function median(runs, key) {
  const sorted = runs.map((run) => run[key]).sort((a, b) => a - b);
  return (sorted[Math.floor((sorted.length - 1) / 2)] + sorted[Math.ceil((sorted.length - 1) / 2)]) / 2;
}
