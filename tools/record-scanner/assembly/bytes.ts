/** How many bytes beyond the last one may be read and written. */
export const SLACK: u32 = 16;

/** Copies bytes, sixteen at a time: up to SLACK bytes behind the target are overwritten. */
export function copyBytes(to: usize, from: usize, length: u32): void {
  for (let at: u32 = 0; at < length; at += 16) v128.store(to + at, v128.load(from + at));
}

/** True where both places hold the same bytes. */
export function sameBytes(a: usize, b: usize, length: u32): bool {
  let at: u32 = 0;
  for (; at + 16 <= length; at += 16) if (v128.any_true(v128.xor(v128.load(a + at), v128.load(b + at)))) return false;
  if (at + 8 <= length) {
    if (load<u64>(a + at) !== load<u64>(b + at)) return false;
    at += 8;
  }
  return lastBytes(a + at, length - at) === lastBytes(b + at, length - at);
}

/** A number that is equal for equal bytes. */
export function hashBytes(from: usize, length: u32, seed: u64): u64 {
  let hash = seed ^ (<u64>length * FIRST);
  let other = ~hash;
  let at: u32 = 0;
  for (; at + 16 <= length; at += 16) {
    hash = mix(hash ^ load<u64>(from + at));
    other = mix(other ^ load<u64>(from + at, 8));
  }
  if (at + 8 <= length) {
    hash = mix(hash ^ load<u64>(from + at));
    at += 8;
  }
  return mix(hash ^ mix(other ^ lastBytes(from + at, length - at)));
}

/** Multipliers of SplitMix64: Steele, Lea and Flood, Fast Splittable Pseudorandom Number Generators, 2014. */
const FIRST: u64 = ((<u64>0x9e3779b9) << 32) | 0x7f4a7c15;
const SECOND: u64 = ((<u64>0xbf58476d) << 32) | 0x1ce4e5b9;

function mix(value: u64): u64 {
  const product = value * SECOND;
  return (product ^ (product >> 29)) * FIRST;
}

/** Up to seven bytes as one number. */
function lastBytes(from: usize, length: u32): u64 {
  return length === 0 ? 0 : load<u64>(from) & (((<u64>1) << ((<u64>length) << 3)) - 1);
}
