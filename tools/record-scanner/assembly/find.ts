import { BLOCK, beginBlocks, brackets, readBlock } from './blocks';

/**
 * Writes to `out`, up to `most` of them, where the text of `length` bytes at `text` begins in what lies from `from` to `to`: bytes from `base` on. Returns how
 * many.
 */
export function findText(base: usize, from: u32, to: u32, text: usize, length: u32, out: usize, most: u32): u32 {
  const last = length - 1;
  const head = i8x16.splat(load<i8>(text));
  const tail = i8x16.splat(load<i8>(text + last));
  let found: u32 = 0;
  for (let at = from; at + length <= to; at += 16) {
    const both = v128.and(i8x16.eq(v128.load(base + at), head), i8x16.eq(v128.load(base + at + last), tail));
    if (!v128.any_true(both)) continue;
    let places = i8x16.bitmask(both);
    while (places !== 0) {
      const place = at + <u32>ctz(places);
      places &= places - 1;
      if (place + length > to || memory.compare(base + place, text, length) !== 0) continue;
      if (found === most) return found;
      store<u32>(out + (found << 2), place);
      found += 1;
    }
  }
  return found;
}

/**
 * Writes to `out` from and to where each record lies that holds one of `hits`, and each of the first few: bytes from `base` on. `from` is the byte behind the
 * bracket that opens the list, `hits` are `hitCount` places in rising order. Returns how many. No bracket inside of a string or of another record counts.
 */
export function findRecords(base: usize, from: u32, to: u32, hits: usize, hitCount: u32, first: u32, out: usize): u32 {
  beginBlocks();
  let depth: i32 = 0;
  let begun: u32 = from;
  let records: u32 = 0;
  let hit: u32 = 0;
  let found: u32 = 0;
  for (let at = from; at < to; at += <u32>BLOCK) {
    const outside = ~readBlock(base + at);
    const opening = brackets(0x7b) & outside;
    const closing = brackets(0x7d) & outside;
    const closed = <i32>popcnt(closing);
    if (depth > closed) {
      depth += <i32>popcnt(opening) - closed;
      continue;
    }
    let rest = opening | closing;
    while (rest !== 0) {
      const bit = rest & (0 - rest);
      rest ^= bit;
      const place = at + <u32>ctz(bit);
      if ((bit & opening) !== 0) {
        if (depth === 0) begun = place;
        depth += 1;
        continue;
      }
      depth -= 1;
      if (depth < 0) return found;
      if (depth > 0) continue;
      while (hit < hitCount && load<u32>(hits + (hit << 2)) < begun) hit += 1;
      const isHit = hit < hitCount && load<u32>(hits + (hit << 2)) <= place;
      if (isHit || records < first) {
        store<u32>(out + (found << 3), begun);
        store<u32>(out + (found << 3), place + 1, 4);
        found += 1;
      }
      while (hit < hitCount && load<u32>(hits + (hit << 2)) <= place) hit += 1;
      records += 1;
      if (records >= first && hit >= hitCount) return found;
    }
  }
  return found;
}
