import { closeSync, createReadStream, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { isObject } from '../catalog/data-files.ts';
import { UserError } from '../support/errors.ts';
import { addItem } from './add-item.ts';
import { isAggregateLike, readAggregate } from './aggregate-file.ts';
import { addCsv, looksLikeCsv } from './aggregate-rows.ts';
import { codeOf } from './error-code.ts';
import { findRecords } from './find-records.ts';
import { parseJson } from './parse-json-text.ts';
import type { StreamReading } from './read-stream.ts';
import { isGzip, readStream } from './read-stream.ts';
import { MOST_LISTED, RecordReader } from './record-reader.ts';
import type { RepeatedRecords } from './repeated-records.ts';
import type { Tally } from './tally.ts';
import { NOT_CLOUDTRAIL, trailProblem } from './trail-problem.ts';
import { trailScanner } from './trail-scanner.ts';

/** Up to this size a file is read at once; what is larger is read piece by piece. */
const LARGEST_WHOLE = 32 * 1024 * 1024;

/** And up to this size and ratio it is inflated at once; logs are compressed eight to thirty times. */
const LARGEST_INFLATED = 128 * 1024 * 1024;
const LARGEST_RATIO = 100;

/** How a file is read. */
export interface Reading extends StreamReading {
  /** Texts of which every record that counts holds one; absent where there are none, so that every record is parsed. */
  readonly needles?: readonly string[];
  /** Counts every record of a file where there are no needles. */
  readonly records?: RepeatedRecords;
}

/** Counts what one file holds. Never throws for what is in the file: that is a finding, and the rest is read. */
export async function readTrailFile(file: string, reading: Reading): Promise<void> {
  const { tally } = reading;
  try {
    const before = statSync(file);
    if (!file.endsWith('.gz') && isAggregateFile(file)) {
      tally.addOtherAggregate(readAggregate(parseJson(readFileSync(file, 'utf8')), file));
      return;
    }
    tally.addFile();
    const whole = before.size <= LARGEST_WHOLE ? inflate(readFileSync(file)) : undefined;
    if (whole === undefined || !readWhole(whole, file, reading)) await readStream(createReadStream(file), file, reading);
    const after = statSync(file);
    if (after.size !== before.size || after.mtimeMs !== before.mtimeMs)
      tally.addFinding(trailProblem('file-changed', file, 'changed while it was read; read it again'));
  } catch (error) {
    const reason = error instanceof UserError ? error.message.replace(`${file}: `, '') : `cannot be read (${codeOf(error)})`;
    tally.addFinding(trailProblem('file-not-read', file, reason));
  }
}

/** True for a file that begins as an aggregate does: it is read at once whatever its size. */
function isAggregateFile(file: string): boolean {
  const head = Buffer.alloc(64);
  const opened = openSync(file, 'r');
  try {
    readSync(opened, head);
  } finally {
    closeSync(opened);
  }
  return /^\s*\{\s*"schemaVersion"/.test(head.toString('latin1'));
}

/** The bytes of a file; `undefined` where they are compressed and damaged or too many. */
function inflate(bytes: Buffer): Buffer | undefined {
  if (!isGzip(bytes)) return bytes;
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

const SMALLEST_PIECE = 16 * 1024;

/** False where the text is no JSON as a whole, so that its records have to be found one by one. */
function readWhole(bytes: Buffer, file: string, reading: Reading): boolean {
  const { tally, needles, records } = reading;
  const reader = new RecordReader(file, tally);
  if (needles === undefined ? records?.read(bytes, reader) : readNamed(bytes, needles, reader)) {
    reader.end();
    return true;
  }
  const text = bytes.toString('utf8').replace(/^\u{FEFF}/u, '');
  if (looksLikeCsv(text)) {
    addCsv(text, file, tally);
    return true;
  }
  const json = parseJson(text);
  if (json === undefined) return false;
  addDocument(json, file, tally);
  return true;
}

/** Counts the records that hold one of the needles. False where they cannot be found. */
function readNamed(bytes: Buffer, needles: readonly string[], reader: RecordReader): boolean {
  const scanner = trailScanner();
  const ranges = scanner === undefined ? undefined : findRecords(bytes, needles, scanner);
  for (const [from, to] of ranges ?? []) reader.add({ bytes: bytes.subarray(from, to), offset: from });
  return ranges !== undefined;
}

/** Counts a parsed file, whichever of the known forms it has. */
function addDocument(json: unknown, file: string, tally: Tally): void {
  if (isAggregateLike(json)) {
    tally.addOtherAggregate(readAggregate(json, file));
    return;
  }
  const list = isObject(json) ? (json.Records ?? json.Events) : json;
  if (!Array.isArray(list)) {
    if (!addItem(json, tally)) tally.addFinding(trailProblem('not-cloudtrail', file, NOT_CLOUDTRAIL));
    return;
  }
  let bad = 0;
  for (const [index, item] of list.entries()) {
    if (addItem(item, tally)) continue;
    bad += 1;
    if (bad <= MOST_LISTED)
      tally.addFinding(trailProblem('bad-record', file, `record ${index + 1} is no CloudTrail record; it does not count`));
  }
  if (bad > MOST_LISTED) tally.addFinding(trailProblem('bad-record', file, `${bad} records are no CloudTrail records; they do not count`));
}
