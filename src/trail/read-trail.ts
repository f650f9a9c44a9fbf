import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Aggregate } from './aggregate.ts';
import { mergeAggregates } from './merge-aggregates.ts';
import { readTrailFile } from './read-trail-file.ts';
import { RepeatedRecords } from './repeated-records.ts';
import { Tally } from './tally.ts';
import type { TrailFile } from './trail-file-names.ts';
import type { TrailFilter } from './trail-filter.ts';
import { needlesOf } from './trail-filter.ts';
import { trailScanner } from './trail-scanner.ts';
import type { FromWorker, WorkerTask } from './trail-worker.ts';

/** Below either of these a worker costs more than it saves. */
const MANY_FILES = 200;
const MANY_BYTES = 50 * 1024 * 1024;

/** Where only records of named roles are parsed, one thread is nearly as fast as it decompresses; another costs as much memory again. */
const MANY_BYTES_OF_FEW = 2 * 1024 * 1024 * 1024;

/** More threads than these wait for the disk and for memory. */
const MOST_THREADS = 4;

/** The worker stands beside the compiled library and the bundled command alike; there is none beside the sources. */
const WORKER = new URL('../trail/trail-worker.js', import.meta.url);

/** What to read, and how to hear of it. */
export interface TrailReading {
  readonly files: readonly TrailFile[];
  readonly filter: TrailFilter;
  /** What the filter was made of, for workers. */
  readonly selection: WorkerTask['selection'];
  /** Stops reading after the files at hand: what was counted until then is the result. */
  readonly signal?: AbortSignal;
  /** Called after each file with the bytes and files that are done. */
  readonly onProgress?: (bytes: number, files: number) => void;
  /** How many threads may read; by default as many as the machine has, where there is much to read. */
  readonly threads?: number;
}

/** Counts what files hold. How many threads read makes no difference to the result. */
export async function readTrail(reading: TrailReading): Promise<Aggregate> {
  const { files, filter, signal, onProgress } = reading;
  const queue = new Int32Array(new SharedArrayBuffer(8));
  const done = { bytes: 0, files: 0 };
  const progress = (bytes: number) => {
    done.bytes += bytes;
    done.files += 1;
    onProgress?.(done.bytes, done.files);
  };
  const stop = () => Atomics.store(queue, STOPPED, 1);
  signal?.addEventListener('abort', stop);
  if (signal?.aborted === true) stop();
  const workers = startWorkers(threadsFor(reading) - 1, { files, selection: reading.selection, queue }, progress);
  const tally = new Tally(filter);
  await readQueue(files, queue, tally, needlesOf(filter), progress);
  const others = await Promise.all(workers);
  signal?.removeEventListener('abort', stop);
  if (Atomics.load(queue, STOPPED) === 1 && done.files < files.length) tally.addFinding(interrupted(done.files, files.length));
  return mergeAggregates([tally.aggregate(), ...others]);
}

/** Places in the queue that threads share: the next file, and whether to stop. */
const NEXT = 0;
const STOPPED = 1;

/** Counts one file after the other, each of which one thread takes. */
export async function readQueue(
  files: readonly TrailFile[],
  queue: Int32Array,
  tally: Tally,
  needles: readonly string[] | undefined,
  onFile: (bytes: number) => void,
): Promise<void> {
  const signal = {
    get aborted() {
      return Atomics.load(queue, STOPPED) === 1;
    },
  };
  const scanner = trailScanner();
  const reading = {
    ...{ tally, signal },
    ...(needles === undefined ? {} : { needles }),
    ...(scanner === undefined ? {} : { records: new RepeatedRecords(tally, scanner) }),
  };
  while (!signal.aborted) {
    const file = files[Atomics.add(queue, NEXT, 1)];
    if (file === undefined) return;
    await readTrailFile(file.file, reading);
    onFile(file.bytes);
    await new Promise(setImmediate);
  }
}

function threadsFor({ files, filter, threads }: TrailReading): number {
  if (!existsSync(WORKER)) return 1;
  if (threads !== undefined) return threads;
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  if (files.length < 2 || (files.length < MANY_FILES && bytes < MANY_BYTES)) return 1;
  if (needlesOf(filter) !== undefined && bytes < MANY_BYTES_OF_FEW) return 1;
  return Math.min(availableParallelism(), MOST_THREADS);
}

function startWorkers(count: number, task: WorkerTask, onFile: (bytes: number) => void): Promise<Aggregate>[] {
  return Array.from({ length: count }, () => {
    const worker = new Worker(WORKER, { workerData: task, resourceLimits: { maxYoungGenerationSizeMb: 8 } });
    return new Promise<Aggregate>((resolve, reject) => {
      worker.on('message', (message: FromWorker) => {
        if (message.kind === 'file') onFile(message.bytes);
        else resolve(message.aggregate);
      });
      worker.on('error', reject);
    });
  });
}

function interrupted(done: number, files: number) {
  return {
    rule: 'interrupted',
    severity: 'warning',
    message: `reading was stopped after ${done} of ${files} files; what the others hold is missing`,
    incomplete: '*',
  } as const;
}
