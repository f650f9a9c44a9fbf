import { parentPort, workerData } from 'node:worker_threads';
import type { Aggregate } from './aggregate.ts';
import { readQueue } from './read-trail.ts';
import { Tally } from './tally.ts';
import type { TrailFile } from './trail-file-names.ts';
import type { TrailSelection } from './trail-filter.ts';
import { needlesOf, trailFilter } from './trail-filter.ts';

/** What a worker is given: the files, what counts of them, and the queue that all threads take from. */
export interface WorkerTask {
  readonly files: readonly TrailFile[];
  readonly selection: TrailSelection;
  readonly queue: Int32Array;
}

/** What a worker says: that it has read a file, and at its end what it counted. */
export type FromWorker = { readonly kind: 'file'; readonly bytes: number } | { readonly kind: 'end'; readonly aggregate: Aggregate };

/** The task as readTrail hands it over. */
function isTask(data: unknown): data is WorkerTask {
  return typeof data === 'object' && data !== null && 'queue' in data && data.queue instanceof Int32Array;
}

if (parentPort !== null && isTask(workerData)) {
  const port = parentPort;
  const { files, selection, queue } = workerData;
  const filter = trailFilter(selection);
  const tally = new Tally(filter);
  const say = (message: FromWorker) => port.postMessage(message);
  await readQueue(files, queue, tally, needlesOf(filter), (bytes) => say({ kind: 'file', bytes }));
  say({ kind: 'end', aggregate: tally.aggregate() });
}
