import { endOfString, wordsOf } from './end-of-string.ts';
import { hasOtherRecords, recordsStart } from './find-records.ts';
import { KeptRecords } from './kept-records.ts';

const QUOTE = 0x22;
const COMMA = 0x2c;
const OPENING_BRACKET = 0x5b;
const OPENING = 0x7b;
const CLOSING = 0x7d;

/** Members of a record that nothing reads: together more than half of its text. */
const UNREAD: readonly string[] = [
  ...['userAgent', 'tlsDetails', 'responseElements', 'additionalEventData', 'sourceIPAddress', 'requestID', 'eventID', 'sharedEventID'],
  ...['eventVersion', 'apiVersion', 'serviceEventDetails', 'vpcEndpointId', 'vpcEndpointAccountId', 'sessionCredentialFromConsole'],
];
const LONGEST_UNREAD = Math.max(...UNREAD.map((name) => name.length));

/** Their bytes, by length. */
const UNREAD_BYTES: readonly (readonly Buffer[])[] = Array.from({ length: LONGEST_UNREAD + 1 }, (_, length) =>
  UNREAD.filter((name) => name.length === length).map((name) => Buffer.from(name)),
);

/**
 * Parses the records of a CloudTrail file, without members that nothing reads. The bytes of `file` are used up by it: what is kept is moved together in
 * place. `onRecord` gets `undefined` for text that is no JSON, and the byte where the record begins. False where the file has another form; nothing is read of
 * it then, and it is as it was.
 */
export function parseRecords(file: Buffer, onRecord: (json: unknown, offset: number) => void): boolean {
  const start = recordsStart(file);
  if (start === undefined || hasOtherRecords(file, start)) return false;
  const { length } = file;
  const words = wordsOf(file);
  const kept = new KeptRecords(file, start, onRecord);
  let depth = 0;
  let member = start;
  let isName = false;
  let isUnread = false;
  for (let at = start; at < length; at += 1) {
    const byte = file[at] ?? 0;
    if (byte === QUOTE) {
      const end = endOfString(file, words, at + 1);
      if (isName) {
        isUnread = isUnreadName(file, at + 1, end);
        isName = false;
      }
      at = end;
    } else if (byte === COMMA) {
      if (depth !== 1) continue;
      if (isUnread) kept.leaveOut(member, at);
      member = at;
      isUnread = false;
      isName = true;
    } else if (byte < OPENING_BRACKET) continue;
    else if ((byte | 0x20) === OPENING) {
      if (depth === 0) {
        kept.begin(at);
        member = at + 1;
        isUnread = false;
        isName = true;
      }
      depth += 1;
    } else if ((byte | 0x20) === CLOSING) {
      depth -= 1;
      if (depth < 0) break;
      if (depth > 0) continue;
      if (isUnread) kept.leaveOut(member, at);
      kept.end(at + 1);
    }
  }
  kept.parse();
  return true;
}

function isUnreadName(file: Buffer, from: number, to: number): boolean {
  for (const name of UNREAD_BYTES[to - from] ?? NO_NAMES) {
    let at = 0;
    while (at < name.length && name[at] === file[from + at]) at += 1;
    if (at === name.length) return true;
  }
  return false;
}

const NO_NAMES: readonly Buffer[] = [];
