const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPENING = 0x7b;
const CLOSING = 0x7d;

/** From and to which byte. */
export type ByteRange = readonly [from: number, to: number];

/** How many records at the beginning of a file are read whatever they hold, so that what the trail shows at all is seen. */
const FIRST_RECORDS = 8;

/**
 * The records of a CloudTrail file that hold one of `needles`, and its first few: exact boundaries, found by counting brackets outside of strings, so that
 * nothing nested in a record is taken for one. `undefined` where that can't be told without reading everything: a file of another form, or one that spells
 * letters of a needle as escapes.
 */
export function findRecords(file: Buffer, needles: readonly string[]): readonly ByteRange[] | undefined {
  const start = recordsStart(file);
  if (start === undefined || hidesNeedle(file, needles)) return undefined;
  return scan(file, start, findAll(file, needles));
}

/** The byte behind the `[` of a file that begins with its only `Records`. */
function recordsStart(file: Buffer): number | undefined {
  const head = file.toString('latin1', 0, Math.min(file.length, 256));
  const match = /^(?:\xef\xbb\xbf)?\s*\{\s*"Records"\s*:\s*\[/.exec(head);
  if (match === null || file.indexOf('"Records"', match[0].length) >= 0) return undefined;
  const tail = file.toString('latin1', Math.max(0, file.length - 64));
  return /\]\s*\}\s*$/.test(tail) ? match[0].length : undefined;
}

/** True where an escape sequence may stand for a letter of a needle: `\/`, or `\u0061`. */
function hidesNeedle(file: Buffer, needles: readonly string[]): boolean {
  if (file.includes('\\/') && needles.some((needle) => needle.includes('/'))) return true;
  const letters = new Set(needles.flatMap((needle) => [...needle]));
  for (let at = file.indexOf('\\u00'); at >= 0; at = file.indexOf('\\u00', at + 4)) {
    const code = Number.parseInt(file.toString('latin1', at + 4, at + 6), 16);
    if (Number.isNaN(code) || letters.has(String.fromCharCode(code))) return true;
  }
  return false;
}

function findAll(file: Buffer, needles: readonly string[]): number[] {
  const found: number[] = [];
  for (const needle of needles) {
    const bytes = Buffer.from(needle);
    for (let at = file.indexOf(bytes); at >= 0; at = file.indexOf(bytes, at + 1)) found.push(at);
  }
  return needles.length > 1 ? found.sort((a, b) => a - b) : found;
}

function scan(file: Buffer, start: number, hits: readonly number[]): ByteRange[] {
  const ranges: ByteRange[] = [];
  const { length } = file;
  let depth = 0;
  let from = start;
  let count = 0;
  let hit = 0;
  for (let at = start; at < length; at += 1) {
    const byte = file[at] ?? 0;
    if (byte === QUOTE) {
      at += 1;
      for (let inside = file[at]; inside !== QUOTE && at < length; inside = file[at]) at += inside === BACKSLASH ? 2 : 1;
    } else if ((byte | 0x20) === OPENING) {
      if (depth === 0) from = at;
      depth += 1;
    } else if ((byte | 0x20) === CLOSING) {
      depth -= 1;
      if (depth < 0) break;
      if (depth > 0) continue;
      while ((hits[hit] ?? length) < from) hit += 1;
      if ((hits[hit] ?? length) <= at || count < FIRST_RECORDS) ranges.push([from, at + 1]);
      while ((hits[hit] ?? length) <= at) hit += 1;
      count += 1;
      if (count >= FIRST_RECORDS && hit >= hits.length) break;
    }
  }
  return ranges;
}
