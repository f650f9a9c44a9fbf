import { recordList } from './record-list.ts';
import type { ByteRange, RecordScanner } from './record-scanner.ts';
import { MOST_PLACES } from './record-scanner.ts';

const BACKSLASH = 0x5c;
const SLASH = 0x2f;
const LETTER_U = 0x75;

/** How many records at the beginning of a file are read whatever they hold, so that what the trail shows at all is seen. */
const FIRST_RECORDS = 8;

/**
 * The records of a CloudTrail file that hold one of `needles`, and its first few: exact boundaries, found by counting brackets outside of strings, so that
 * nothing nested in a record is taken for one. `undefined` where that can't be told without reading everything: a file of another form, or one that spells
 * letters of a needle as escapes. The scanner holds the file.
 */
export function findRecords(file: Buffer, needles: readonly string[], scanner: RecordScanner): readonly ByteRange[] | undefined {
  const start = recordList(file);
  if (start === undefined || hidesNeedle(file, needles)) return undefined;
  // A second list would replace the first.
  if (scanner.findText('"Records"', start)?.length !== 0) return undefined;
  const hits: number[] = [];
  for (const needle of needles) {
    const places = scanner.findText(needle, start);
    if (places === undefined) return undefined;
    hits.push(...places);
    if (hits.length > MOST_PLACES) return undefined;
  }
  return scanner.findRecords(
    start,
    hits.sort((a, b) => a - b),
    FIRST_RECORDS,
  );
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
