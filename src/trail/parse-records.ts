import { endOfString, recordsStart } from './find-records.ts';
import { parseJson } from './parse-json-text.ts';

const QUOTE = 0x22;
const COMMA = 0x2c;
const OPENING_BRACKET = 0x5b;
const OPENING = 0x7b;
const CLOSING = 0x7d;

/** Members of a record that nothing reads: together nearly half of its text. */
const UNREAD = ['additionalEventData', 'responseElements', 'tlsDetails', 'userAgent'];

/**
 * Parses the records of a CloudTrail file one by one, without members that nothing reads: what is parsed is forgotten before the next, which costs far less
 * memory and time than the whole file at once. `onRecord` gets `undefined` for text that is no JSON, and the byte where the record begins. False where the file
 * has another form; nothing is read of it then.
 */
export function parseRecords(file: Buffer, onRecord: (json: unknown, offset: number) => void): boolean {
  const start = recordsStart(file);
  if (start === undefined) return false;
  const text = file.toString('utf8');
  if (text.length !== file.length) return false;
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
      if (isName && isUnread(text, at + 1, end)) unread = at;
      isName = false;
      at = end;
    } else if (byte === COMMA) {
      if (depth !== 1) continue;
      if (unread >= 0) {
        kept += text.slice(keptTo, unread);
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
        kept += text.slice(keptTo, comma);
        keptTo = at;
      }
      unread = -1;
      isName = false;
      onRecord(parseJson(kept + text.slice(keptTo, at + 1)), from);
    }
  }
  return true;
}

function isUnread(text: string, from: number, to: number): boolean {
  switch (to - from) {
    case 9:
    case 10:
    case 16:
    case 19:
      return UNREAD.includes(text.slice(from, to));
    default:
      return false;
  }
}
