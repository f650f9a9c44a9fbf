import { copyBytes, hashBytes, sameBytes } from './bytes';
import { decide } from './decide';

/** Slots of the table, a power of two. */
const SLOTS: u32 = 16384;
const TABLE: usize = memory.data(65536, 16);

/** What is known of one name in one kind of object: 0 decision, 4 kind of object, 8 length, 12 the entry that followed last, 16 the name. */
const HEAD: usize = 16;
const CAPACITY: usize = 1048576;
const ENTRIES: usize = memory.data(1048576, 16);
let top: usize = ENTRIES;
let count: u32 = 0;

/** The entry of the name that was looked up before. Names come in the same order in most records, so that the next is guessed from it. */
let latest: usize = 0;

/** What to do with the member of this name in an object of this kind. It is asked for once. */
export function decisionOf(kind: u32, name: usize, length: u32): u32 {
  if (latest !== 0) {
    const guess = <usize>load<u32>(latest, 12);
    if (guess !== 0 && isOf(guess, kind, name, length)) {
      latest = guess;
      return load<u32>(guess);
    }
  }
  let slot = <u32>hashBytes(name, length, kind) & (SLOTS - 1);
  let entry = <usize>load<u32>(TABLE + (slot << 2));
  while (entry !== 0) {
    if (isOf(entry, kind, name, length)) return follow(entry);
    slot = (slot + 1) & (SLOTS - 1);
    entry = <usize>load<u32>(TABLE + (slot << 2));
  }
  const decision = decide(kind, name, length);
  const size = HEAD + ((<usize>length + 31) & ~15);
  if (count >= SLOTS >> 1 || top + size > ENTRIES + CAPACITY) return decision;
  entry = top;
  top += size;
  count += 1;
  store<u32>(entry, decision);
  store<u32>(entry, kind, 4);
  store<u32>(entry, length, 8);
  store<u32>(entry, 0, 12);
  copyBytes(entry + HEAD, name, length);
  store<u32>(TABLE + (slot << 2), <u32>entry);
  return follow(entry);
}

function isOf(entry: usize, kind: u32, name: usize, length: u32): bool {
  return load<u32>(entry, 4) === kind && load<u32>(entry, 8) === length && sameBytes(entry + HEAD, name, length);
}

function follow(entry: usize): u32 {
  if (latest !== 0) store<u32>(latest, <u32>entry, 12);
  latest = entry;
  return load<u32>(entry);
}
