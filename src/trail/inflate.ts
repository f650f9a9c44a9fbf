import { gunzipSync } from 'node:zlib';

/** Up to this size and ratio a file is inflated at once; logs are compressed eight to thirty times. */
const LARGEST_INFLATED = 128 * 1024 * 1024;
const LARGEST_RATIO = 100;

const SMALLEST_PIECE = 16 * 1024;

/** True for bytes that begin as gzip does. */
export function isGzip(bytes: Buffer): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/** What compressed bytes hold; `undefined` where they are damaged or hold too much. */
export function inflate(bytes: Buffer): Buffer | undefined {
  const maxOutputLength = Math.min(LARGEST_INFLATED, LARGEST_RATIO * bytes.length);
  try {
    return gunzipSync(bytes, { maxOutputLength, chunkSize: sizeWritten(bytes, maxOutputLength) });
  } catch {
    return undefined;
  }
}

/** The size that the end of a gzip file claims, so that it is inflated in one piece. https://www.rfc-editor.org/rfc/rfc1952 section 2.3.1 */
function sizeWritten(bytes: Buffer, most: number): number {
  const claimed = bytes.length < 18 ? 0 : bytes.readUInt32LE(bytes.length - 4);
  return Math.max(SMALLEST_PIECE, Math.min(claimed + 1, most));
}
