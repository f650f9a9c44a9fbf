import { endOfString, wordsOf } from './end-of-string.ts';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPENING = 0x7b;
const CLOSING = 0x7d;
const OPENING_BRACKET = 0x5b;
const SLASH = 0x2f;
const LETTER_U = 0x75;

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
  const hits = needles.flatMap((needle) => findAll(file, needle)).sort((a, b) => a - b);
  return hits.length > 0 && hasOtherRecords(file, start) ? undefined : scan(file, start, hits);
}

/** The byte behind the `[` of a file that is an object which begins with `Records` and ends with a list. */
export function recordsStart(file: Buffer): number | undefined {
  const head = file.toString('latin1', 0, 256);
  const match = /^(?:\xef\xbb\xbf)?\s*\{\s*"Records"\s*:\s*\[/.exec(head);
  const tail = file.toString('latin1', Math.max(0, file.length - 64));
  return /\]\s*\}\s*$/.test(tail) ? match?.[0].length : undefined;
}

/** True where there may be a second `Records`, which in JSON would replace the first. */
export function hasOtherRecords(file: Buffer, start: number): boolean {
  return findAll(file, '"Records"', start).length > 0;
}

/** True where an escape sequence may stand for a letter of a needle: `\/`, or `\u0061`. */
function hidesNeedle(file: Buffer, needles: readonly string[]): boolean {
  const letters = new Set(needles.flatMap((needle) => [...needle]));
  for (let at = file.indexOf(BACKSLASH); at >= 0; at = file.indexOf(BACKSLASH, at + 2)) {
    const escaped = file[at + 1];
    if (escaped === SLASH && letters.has('/')) return true;
    if (escaped === LETTER_U && letters.has(String.fromCharCode(Number.parseInt(file.toString('latin1', at + 2, at + 6), 16)))) return true;
  }
  return false;
}

/** Buffers look for texts up to this length by their first letter, which is several times faster than what they do with longer ones. */
const FAST_LENGTH = 7;

/** Letters that records are full of, the most frequent last: a text is looked for from its rarest letter on. */
const FREQUENT = 'XVTSHPLKYOFGZMRBqjzwxykUNWQ#+=@vpghDCIEbfmulJA_dcosnirta.0987654321,e-:/"';

function findAll(file: Buffer, needle: string, from = 0): number[] {
  const starts = [...needle].slice(0, Math.max(1, needle.length - FAST_LENGTH + 1));
  const at = starts.reduce((best, letter, index) => (FREQUENT.indexOf(letter) < FREQUENT.indexOf(starts[best] ?? '') ? index : best), 0);
  const part = Buffer.from(needle.slice(at, at + FAST_LENGTH));
  const whole = Buffer.from(needle);
  const found: number[] = [];
  for (let hit = file.indexOf(part, from + at); hit >= 0; hit = file.indexOf(part, hit + 1)) {
    const start = hit - at;
    if (whole.length === part.length || whole.compare(file, start, start + whole.length) === 0) found.push(start);
  }
  return found;
}

/** The records at these places, from where the list begins. */
function scan(file: Buffer, start: number, hits: readonly number[]): ByteRange[] {
  const ranges: ByteRange[] = [];
  const { length } = file;
  const words = wordsOf(file);
  let depth = 0;
  let from = start;
  let count = 0;
  let hit = 0;
  for (let at = start; at < length; at += 1) {
    const byte = file[at] ?? 0;
    if (byte === QUOTE) at = endOfString(file, words, at + 1);
    else if (byte < OPENING_BRACKET) continue;
    else if ((byte | 0x20) === OPENING) {
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
