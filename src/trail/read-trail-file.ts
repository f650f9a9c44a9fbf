import { closeSync, createReadStream, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { isObject } from '../catalog/data-files.ts';
import { UserError } from '../support/errors.ts';
import { addItem } from './add-item.ts';
import { isAggregateLike, readAggregate } from './aggregate-file.ts';
import { addCsv, looksLikeCsv } from './aggregate-rows.ts';
import { codeOf } from './error-code.ts';
import { freeBuffer } from './free-buffer.ts';
import { parseJson } from './parse-json-text.ts';
import type { StreamReading } from './read-stream.ts';
import { readStream } from './read-stream.ts';
import { MOST_LISTED, RecordReader } from './record-reader.ts';
import type { Tally } from './tally.ts';
import { NOT_CLOUDTRAIL, trailProblem } from './trail-problem.ts';
import type { WholeFile } from './whole-file.ts';
import { readWholeFile } from './whole-file.ts';

/** How a file is read. */
export interface Reading extends StreamReading {
  /** Texts of which every record that counts holds one; absent where there are none, so that every record is read. */
  readonly needles?: readonly string[];
}

/** Counts what one file holds, `ahead` where it was read already. Never throws for what is in the file: that is a finding, and the rest is read. */
export async function readTrailFile(file: string, reading: Reading, ahead?: WholeFile): Promise<void> {
  const { tally } = reading;
  try {
    if (ahead === undefined && !file.endsWith('.gz') && isAggregateFile(file)) {
      tally.addOtherAggregate(readAggregate(parseJson(readFileSync(file, 'utf8')), file));
      return;
    }
    tally.addFile();
    const before = ahead ?? readWholeFile(file);
    const isRead = before.bytes !== undefined && readWhole(before.bytes, file, reading);
    if (before.bytes !== undefined) freeBuffer(before.bytes);
    if (!isRead) await readStream(createReadStream(file), file, reading);
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

/** False where the text is no JSON as a whole, so that its records have to be found one by one. */
function readWhole(bytes: Buffer, file: string, reading: Reading): boolean {
  const { tally, needles, records } = reading;
  const reader = new RecordReader(file, tally);
  if (needles === undefined ? records?.read(bytes, reader) : records?.readNamed(bytes, needles, reader)) {
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
