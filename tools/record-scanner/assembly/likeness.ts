import { hashBytes, sameBytes } from './bytes';

/** Slots of the table, a power of two, of which at most half are used. */
const SLOTS: u32 = 32768;
const TABLE: usize = memory.data(131072, 16);

/** A text that is known: 0 hash, 8 length, 12 number, 16 its bytes. */
const HEAD: usize = 16;

/** How many bytes of texts are known at once, and how long a text in the draft may be; what is put behind each member may go a little further. */
const CAPACITY: usize = 8 * 1024 * 1024;
export const LONGEST: usize = 1024 * 1024;
const BEYOND: usize = 256;

let entries: usize = 0;
let top: usize = 0;
let count: u32 = 0;
let seed: u64 = 0;
let slotOfDraft: u32 = 0;
/** True where the draft is complete and not known. */
let isNew: bool = false;

/** How many bytes of memory beginLikeness is to be given. */
export function likenessBytes(): u32 {
  return <u32>(CAPACITY + LONGEST + BEYOND);
}

/** Begins with nothing known. Nobody who writes a record knows the seed, so that nobody can choose texts of equal hashes. */
export function beginLikeness(memoryFrom: usize, itsSeed: f64): void {
  entries = memoryFrom;
  seed = reinterpret<u64>(itsSeed);
  forget();
}

/** Forgets every text. */
export function forget(): void {
  top = entries;
  count = 0;
  isNew = false;
  memory.fill(TABLE, 0, SLOTS << 2);
}

/** Where the next text is put together. */
export function draft(): usize {
  return top + HEAD;
}

/** The number of the text in the draft, from 1 on; 0 where it is not known. */
export function numberOf(length: u32): u32 {
  const text = draft();
  const hash = hashBytes(text, length, seed);
  isNew = false;
  let slot = <u32>hash & (SLOTS - 1);
  let entry = <usize>load<u32>(TABLE + (slot << 2));
  while (entry !== 0) {
    if (load<u64>(entry) === hash && load<u32>(entry, 8) === length && sameBytes(entry + HEAD, text, length)) return load<u32>(entry, 12);
    slot = (slot + 1) & (SLOTS - 1);
    entry = <usize>load<u32>(TABLE + (slot << 2));
  }
  store<u64>(top, hash);
  store<u32>(top, length, 8);
  slotOfDraft = slot;
  isNew = true;
  return 0;
}

/** Remembers the text of the draft, which was not known. Returns its number; 0 where it was forgotten, or there is no more room: no text is known then. */
export function remember(): u32 {
  if (!isNew) return 0;
  isNew = false;
  const size = (HEAD + <usize>load<u32>(top, 8) + 31) & ~15;
  if (count >= SLOTS >> 1 || top + size > entries + CAPACITY) {
    forget();
    return 0;
  }
  count += 1;
  store<u32>(top, count, 12);
  store<u32>(TABLE + (slotOfDraft << 2), <u32>top);
  top += size;
  return count;
}
