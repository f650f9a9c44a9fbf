import { endOfString, hasOtherRecords, recordsStart } from './find-records.ts';
import { parseJson } from './parse-json-text.ts';

const QUOTE = 0x22;
const COMMA = 0x2c;
const OPENING_BRACKET = 0x5b;
const OPENING = 0x7b;
const CLOSING = 0x7d;

/** Members of a record that nothing reads, by their length: together nearly half of its text. */
const UNREAD: Readonly<Record<number, string>> = { 9: 'userAgent', 10: 'tlsDetails', 16: 'responseElements', 19: 'additionalEventData' };

/**
 * Parses the records of a CloudTrail file one by one, without members that nothing reads: what is parsed is forgotten before the next, which costs far less
 * memory and time than the whole file at once. `onRecord` gets `undefined` for text that is no JSON, and the byte where the record begins. False where the file
 * has another form; nothing is read of it then.
 */
export function parseRecords(file: Buffer, onRecord: (json: unknown, offset: number) => void): boolean {
  const start = recordsStart(file);
  if (start === undefined || hasOtherRecords(file, start)) return false;
  const { length } = file;
  let depth = 0;
  let from = start;
  let kept = '';
  let keptTo = start;
  let comma = -1;
  let unread = -1;
  let isName = false;
  for (let at = start; at < length; at += 1) {
    const byte = file[at] ?? 0;
    if (byte === QUOTE) {
      const end = endOfString(file, at + 1, length);
      if (isName && isUnread(file, at + 1, end)) unread = at;
      isName = false;
      at = end;
    } else if (byte === COMMA) {
      if (depth !== 1) continue;
      if (unread >= 0) {
        kept += file.toString('utf8', keptTo, unread);
        keptTo = at + 1;
        unread = -1;
      }
      comma = at;
      isName = true;
    } else if (byte < OPENING_BRACKET) continue;
    else if ((byte | 0x20) === OPENING) {
      if (depth === 0) {
        from = at;
        keptTo = at;
        kept = '';
        comma = -1;
        isName = true;
      }
      depth += 1;
    } else if ((byte | 0x20) === CLOSING) {
      depth -= 1;
      if (depth < 0) return true;
      if (depth > 0) continue;
      if (unread >= 0 && comma >= keptTo) {
        kept += file.toString('utf8', keptTo, comma);
        keptTo = at;
      }
      unread = -1;
      isName = false;
      onRecord(parseJson(kept + file.toString('utf8', keptTo, at + 1)), from);
    }
  }
  return true;
}

function isUnread(file: Buffer, from: number, to: number): boolean {
  const name = UNREAD[to - from];
  return name !== undefined && file[from] === name.charCodeAt(0) && file.toString('latin1', from, to) === name;
}
