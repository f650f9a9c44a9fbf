import { on } from 'node:events';
import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { InflatedInto } from './inflate-worker.ts';
import type { WholeFile } from './whole-file.ts';

/** The worker stands beside the compiled library and the bundled command alike; there is none beside the sources. */
const WORKER = new URL('../trail/inflate-worker.js', import.meta.url);

/** How many files are inflated ahead of the one that is read. */
const SLOTS = 3;

/** True where files can be inflated by another thread. */
export function canInflateAhead(): boolean {
  return existsSync(WORKER);
}

/**
 * The contents of files, one by one and in order, inflated by another thread while the one before is read; `undefined` for one that is to be read in another
 * way. The bytes hold until the next is asked for.
 */
export async function* inflateAhead(files: readonly string[]): AsyncGenerator<WholeFile | undefined> {
  const worker = new Worker(WORKER, { workerData: files });
  const buffers: Buffer[] = [];
  try {
    const messages = on(worker, 'message');
    for (let slot = 0; slot < SLOTS; slot += 1) worker.postMessage(slot);
    for (let count = 0; count < files.length; count += 1) {
      const { value } = await messages.next();
      const [{ slot, buffer, text }]: [InflatedInto] = value;
      if (buffer !== undefined) buffers[slot] = Buffer.from(buffer);
      const bytes = buffers[slot];
      yield text === undefined || bytes === undefined ? undefined : { ...text, bytes: bytes.subarray(0, text.length) };
      worker.postMessage(slot);
    }
  } finally {
    await worker.terminate();
  }
}
