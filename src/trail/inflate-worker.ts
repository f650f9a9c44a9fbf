import { parentPort, workerData } from 'node:worker_threads';
import { freeBuffer } from './free-buffer.ts';
import type { WholeFile } from './whole-file.ts';
import { readWholeFile } from './whole-file.ts';

/** What the worker says of one file, in the order of the files. */
export interface InflatedInto {
  /** Which of the worker's buffers holds the text. */
  readonly slot: number;
  /** The buffer, when it is new. */
  readonly buffer?: SharedArrayBuffer;
  /** Absent where the file is to be read in another way. */
  readonly text?: { readonly length: number; readonly size: number; readonly mtimeMs: number };
}

/** The files to inflate, as inflateAhead hands them over. */
function isFiles(data: unknown): data is readonly string[] {
  return Array.isArray(data) && data.every((file) => typeof file === 'string');
}

/** A buffer grows by so much, that it seldom has to. */
const STEP = 1024 * 1024;

const buffers: SharedArrayBuffer[] = [];

function inflateInto(slot: number, file: string): InflatedInto {
  const whole = readCompressed(file);
  if (whole?.bytes === undefined) return { slot };
  const { bytes, size, mtimeMs } = whole;
  const text = { length: bytes.length, size, mtimeMs };
  const known = buffers[slot];
  const isLarge = known !== undefined && known.byteLength >= bytes.length;
  const buffer = isLarge ? known : new SharedArrayBuffer(Math.ceil((bytes.length + 1) / STEP) * STEP);
  Buffer.from(buffer).set(bytes);
  freeBuffer(bytes);
  buffers[slot] = buffer;
  return isLarge ? { slot, text } : { slot, text, buffer };
}

function readCompressed(file: string): WholeFile | undefined {
  if (!file.endsWith('.gz')) return undefined;
  try {
    return readWholeFile(file);
  } catch {
    return undefined;
  }
}

if (parentPort !== null && isFiles(workerData)) {
  const port = parentPort;
  const files = workerData.values();
  port.on('message', (slot: number) => {
    const { value: file, done } = files.next();
    if (done !== true) port.postMessage(inflateInto(slot, file));
  });
}
