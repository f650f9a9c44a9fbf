import { readFileSync, statSync } from 'node:fs';
import { freeBuffer } from './free-buffer.ts';
import { inflate, isGzip } from './inflate.ts';

/** Up to this size a file is read at once; what is larger is read piece by piece. */
const LARGEST_WHOLE = 32 * 1024 * 1024;

/** What a file holds, inflated where it is compressed, and what it was like before it was read. */
export interface WholeFile {
  /** `undefined` where it is to be read piece by piece: it is too large, damaged, or inflates to too much. */
  readonly bytes: Buffer | undefined;
  readonly size: number;
  /** When it was written last: milliseconds since 1970. */
  readonly mtimeMs: number;
}

/**
 * Reads a file at once.
 * @throws {Error} of the file system.
 */
export function readWholeFile(file: string): WholeFile {
  const { size, mtimeMs } = statSync(file);
  return { bytes: size <= LARGEST_WHOLE ? contentOf(file) : undefined, size, mtimeMs };
}

function contentOf(file: string): Buffer | undefined {
  const bytes = readFileSync(file);
  if (!isGzip(bytes)) return bytes;
  const inflated = inflate(bytes);
  freeBuffer(bytes);
  return inflated;
}
