import { copyBytes, sameBytes } from './bytes';
import { draft, LONGEST, numberOf } from './likeness';
import { decisionOf } from './names';
import { beginStructure, depth, place, skipTo, take } from './structure';

/** What is done with a member. Larger numbers are the kind of object that its value is, of which only some members are kept. */
const LEAVE_OUT: u32 = 0;
const KEEP: u32 = 1;
const TIME: u32 = 2;
const SOURCE: u32 = 3;
const NAME: u32 = 4;
const REQUEST: u32 = 5;
const UNUSUAL: u32 = 6;
const ITEM: u32 = 7;
const RESOURCES: u32 = 8;

/** Kinds of objects: a record, and what the requests of all events are told apart by. */
const RECORD: u32 = 16;
const EVENT: u32 = 17;

const OPENING: u32 = 0x7b;
const OPENING_LIST: u32 = 0x5b;
const CLOSING: u32 = 0x7d;
const COLON: u32 = 0x3a;
const COMMA: u32 = 0x2c;
const QUOTE: u32 = 0x22;
const BACKSLASH: u32 = 0x5c;
const SPACE: u32 = 0x20;
const SLASH: u32 = 0x2f;

/** Why readRecords stops: no record is left, the list is full, or the record that was read last is new, or has a form that is to be read in another way. */
const END: u32 = 0;
const FULL: u32 = 1;
const NEW: u32 = 2;
const ODD: u32 = 3;

/** Of one record: 0 its number, 4 from and 8 to where it lies, 12 where its time does, 0 for the time of the record before, 16 from and 20 to where its item does. */
const ROW: usize = 24;
const MOST_ROWS: u32 = 1024;

/** One more row than are known, for the record that is not. */
export const ROWS: usize = memory.data(24600, 16);

/** How many records are listed before the one that is not known, if there is one. */
let rows: u32 = 0;

/** The end of what is kept of a record, and how far it may go. */
let out: usize = 0;
let most: usize = 0;
let isOdd: bool = false;
let time: usize = 0;
let source: usize = 0;
let sourceLength: u32 = 0;
let event: usize = 0;
let eventLength: u32 = 0;
let item: usize = 0;
let itemEnd: usize = 0;

/** Goes to the records that lie from `from` to `to`. */
export function beginRecords(from: usize, to: usize): void {
  beginStructure(from, to);
  memory.fill(LAST_TIME, 0, TIME_LENGTH);
}

/** How many records readRecords has listed in ROWS; behind them stands the one that is new or odd. */
export function listed(): u32 {
  return rows;
}

/** Where the list ended: the place of its closing bracket. */
export function endOfList(): usize {
  return place;
}

/**
 * Reads and lists records until there is one that is not known. Records are equal where everything is that is kept of them: what decides their meaning, but
 * for the time and the name of the item that they are about.
 */
export function readRecords(): u32 {
  rows = 0;
  while (rows < MOST_ROWS) {
    let byte = take();
    while (byte === COMMA || byte === COLON) byte = take();
    if (byte !== OPENING && byte !== OPENING_LIST) return END;
    const row = ROWS + <usize>rows * ROW;
    store<u32>(row, <u32>place, 4);
    readRecord(byte);
    store<u32>(row, <u32>(depth === 0 ? place + 1 : place), 8);
    if (isOdd || time === 0) return ODD;
    store<u32>(row, isTimeOfLast() ? 0 : <u32>time, 12);
    store<u32>(row, <u32>item, 16);
    store<u32>(row, <u32>itemEnd, 20);
    const number = numberOf(<u32>(out - draft()));
    store<u32>(row, number);
    if (number === 0) return NEW;
    rows += 1;
  }
  return FULL;
}

/** Reads what was just opened to its end, and keeps in the draft what decides its meaning. */
function readRecord(byte: u32): void {
  isOdd = byte === OPENING_LIST;
  time = 0;
  source = 0;
  event = 0;
  item = 0;
  itemEnd = 0;
  out = draft();
  most = out + LONGEST;
  if (!isOdd) keepMembers(RECORD);
  if (isOdd) skipTo(0);
}

/** Reads the object that was just opened to its closing bracket, and puts it into the draft with the members that are kept. */
function keepMembers(kind: u32): void {
  const inside = depth;
  let from = place + 1;
  put(OPENING);
  let byte = take();
  if (byte === CLOSING) isOdd = afterSpace(from) !== place;
  else {
    while (keepMember(kind, from, byte, inside) && <u32>load<u8>(place) === COMMA) {
      from = place + 1;
      byte = take();
    }
  }
  put(CLOSING);
}

/** Reads the member that begins at `from`, of which `byte` was taken first, to the comma or bracket behind it. False where it has another form. */
function keepMember(kind: u32, from: usize, byte: u32, inside: i32): bool {
  if (byte !== COLON) return unusual();
  const name = afterSpace(from);
  const nameEnd = beforeSpace(place) - 1;
  if (nameEnd <= name || <u32>load<u8>(name) !== QUOTE || <u32>load<u8>(nameEnd) !== QUOTE) return unusual();
  const value = place + 1;
  let decision = decisionOf(kind, name + 1, <u32>(nameEnd - name - 1));
  byte = take();
  if (byte === OPENING && (decision === REQUEST || decision >= RECORD)) {
    if (decision === REQUEST) decision = kindOfRequest();
    if (decision >= RECORD) {
      putMember(name, value);
      keepMembers(decision);
      return !isOdd && isEnd(take(), inside);
    }
  }
  if (depth > inside) {
    if (!skipTo(inside)) return unusual();
    byte = take();
  }
  if (!isEnd(byte, inside)) return false;
  return decision === LEAVE_OUT || noteMember(decision, name, value);
}

/** Keeps a member with its whole value, which ends at the place that was taken last. */
function noteMember(decision: u32, name: usize, value: usize): bool {
  if (decision === UNUSUAL) return unusual();
  if (decision === TIME) return noteTime(value);
  if (decision === ITEM && noteItem(value)) {
    putMember(name, item);
    put(MARK);
    put(QUOTE);
    return !isOdd;
  }
  if (isOdd) return false;
  if (decision === SOURCE) {
    if (source !== 0) return unusual();
    source = value;
    sourceLength = <u32>(place - value);
  } else if (decision === NAME) {
    if (event !== 0) return unusual();
    event = value;
    eventLength = <u32>(place - value);
  }
  if (decision === RESOURCES && item !== 0) putMarked(name, place);
  else putMember(name, place);
  return !isOdd;
}

function isEnd(byte: u32, inside: i32): bool {
  return byte === COMMA || (byte === CLOSING && depth === inside - 1) || unusual();
}

function unusual(): bool {
  isOdd = true;
  return false;
}

/** The kind of object that the request of this event is. It is asked for by source and name as they are written, with a line between. */
function kindOfRequest(): u32 {
  if (source === 0 || event === 0 || sourceLength + eventLength > LONGEST_EVENT) {
    isOdd = true;
    return KEEP;
  }
  copyBytes(EVENT_TEXT, source, sourceLength);
  store<u8>(EVENT_TEXT + sourceLength, 0x0a);
  copyBytes(EVENT_TEXT + sourceLength + 1, event, eventLength);
  return decisionOf(EVENT, EVENT_TEXT, sourceLength + 1 + eventLength);
}

const LONGEST_EVENT: u32 = 512;
const EVENT_TEXT: usize = memory.data(1024, 16);

/** Notes the item's name, if the value is a text without escapes. */
function noteItem(value: usize): bool {
  const from = afterSpace(value);
  const to = beforeSpace(place) - 1;
  if (item !== 0) return unusual();
  if (to <= from + 1 || <u32>load<u8>(from) !== QUOTE || <u32>load<u8>(to) !== QUOTE) return false;
  for (let at = from + 1; at < to; at += 1) if (<u32>load<u8>(at) === BACKSLASH) return false;
  item = from + 1;
  itemEnd = to;
  return true;
}

/** Stands for the item's name; no JSON text has this byte. */
const MARK: u32 = 1;

/** True where what ends before this place is the beginning of an ARN and its last slash. */
function endsArn(at: usize): bool {
  if (<u32>load<u8>(at - 1) !== SLASH) return false;
  let from = at;
  while (<u32>load<u8>(from - 1) !== QUOTE) from -= 1;
  return sameBytes(from - ARN_LENGTH, ARN, <u32>ARN_LENGTH);
}

/** `"ARN":"` */
const ARN: usize = memory.data<u8>([0x22, 0x41, 0x52, 0x4e, 0x22, 0x3a, 0x22, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
const ARN_LENGTH: usize = 7;

/** Notes where the time stands, which is to be written as `"2026-09-01T13:04:05Z"`. */
function noteTime(value: usize): bool {
  const from = afterSpace(value);
  if (time !== 0 || beforeSpace(place) !== from + TIME_LENGTH + 2) return unusual();
  time = from + 1;
  if (sameBytes(LAST_TIME, time, TIME_LENGTH) && <u32>load<u8>(from) === QUOTE && <u32>load<u8>(time + TIME_LENGTH) === QUOTE) return true;
  for (let index: u32 = 0; index < TIME_LENGTH + 2; index += 1) {
    const byte = <u32>load<u8>(from + index);
    const wanted = <u32>load<u8>(TIME_FORM + index);
    if (wanted === DIGIT ? byte - DIGIT > 9 : byte !== wanted) return unusual();
  }
  return true;
}

const DIGIT: u32 = 0x30;
const TIME_LENGTH: u32 = 20;
/** `"0000-00-00T00:00:00Z"`, in which zeros stand for digits. */
const TIME_FORM: usize = memory.data<u8>([
  0x22, 0x30, 0x30, 0x30, 0x30, 0x2d, 0x30, 0x30, 0x2d, 0x30, 0x30, 0x54, 0x30, 0x30, 0x3a, 0x30, 0x30, 0x3a, 0x30, 0x30, 0x5a, 0x22,
]);
const LAST_TIME: usize = memory.data(64, 16);

function isTimeOfLast(): bool {
  if (sameBytes(LAST_TIME, time, TIME_LENGTH)) return true;
  copyBytes(LAST_TIME, time, TIME_LENGTH);
  return false;
}

function afterSpace(from: usize): usize {
  while (<u32>load<u8>(from) <= SPACE) from += 1;
  return from;
}

function beforeSpace(to: usize): usize {
  while (<u32>load<u8>(to - 1) <= SPACE) to -= 1;
  return to;
}

/** Puts a member, or its beginning, into the draft. */
function putMember(from: usize, to: usize): void {
  if (!hasRoom(to - from)) return;
  copyBytes(out, from, <u32>(to - from));
  out += to - from;
}

/** Puts a member into the draft with the mark for the item's name where that ends an ARN: `"ARN":"arn:aws:s3:::bucket/name"`. */
function putMarked(from: usize, to: usize): void {
  if (!hasRoom(to - from)) return;
  const length = itemEnd - item;
  for (let at = from; at < to; at += 1) {
    const byte = <u32>load<u8>(at);
    if (byte === QUOTE && at >= from + length && sameBytes(at - length, item, <u32>length) && endsArn(at - length)) {
      out -= length;
      put(MARK);
    }
    put(byte);
  }
}

/** Puts the comma before a member of this many bytes, where one is needed. False where the draft has no room for the member. */
function hasRoom(bytes: usize): bool {
  if (<u32>load<u8>(out - 1) !== OPENING) put(COMMA);
  return out + bytes <= most || unusual();
}

function put(byte: u32): void {
  store<u8>(out, <u8>byte);
  out += 1;
}
