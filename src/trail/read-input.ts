import type { Readable } from 'node:stream';
import type { Aggregate } from './aggregate.ts';
import { readStream } from './read-stream.ts';
import { readingInto } from './reading-into.ts';
import { Tally } from './tally.ts';
import type { TrailFilter } from './trail-filter.ts';

/** Counts what standard input holds: records of any form, rows or an aggregate, compressed or not. */
export async function readInput(stream: Readable, filter: TrailFilter, signal: AbortSignal): Promise<Aggregate> {
  const tally = new Tally(filter);
  tally.addFile();
  const stop = () => stream.destroy();
  signal.addEventListener('abort', stop);
  await readStream(stream, 'standard input', readingInto(tally, signal));
  signal.removeEventListener('abort', stop);
  return tally.aggregate();
}
