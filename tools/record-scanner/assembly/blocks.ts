/** How many bytes a block has: as many as a mask has bits. */
export const BLOCK: usize = 64;

/** All ones where the block before ended inside of a string. */
let inString: u64 = 0;
/** One where the block before ended with a backslash that escapes the first byte of the next. */
let isEscaped: u64 = 0;

/** The four parts of the block that was read last. */
let part0: v128 = i8x16.splat(0);
let part1: v128 = i8x16.splat(0);
let part2: v128 = i8x16.splat(0);
let part3: v128 = i8x16.splat(0);

/** Goes back to where no string is open. */
export function beginBlocks(): void {
  inString = 0;
  isEscaped = 0;
}

/** Reads the block at this address. The bits of its bytes that are inside of strings, the opening quotes among them. */
export function readBlock(at: usize): u64 {
  part0 = v128.load(at);
  part1 = v128.load(at, 16);
  part2 = v128.load(at, 32);
  part3 = v128.load(at, 48);
  const backslashes = bytesEqual(0x5c);
  let quotes = bytesEqual(0x22);
  if ((backslashes | isEscaped) !== 0) quotes &= ~escapedBytes(backslashes);
  const strings = oddBits(quotes) ^ inString;
  inString = <u64>(<i64>strings >> 63);
  return strings;
}

/** The bits of the block's bytes that are this one. */
export function bytesEqual(byte: i32): u64 {
  const wanted = i8x16.splat(<i8>byte);
  return bitsOf(i8x16.eq(part0, wanted), i8x16.eq(part1, wanted), i8x16.eq(part2, wanted), i8x16.eq(part3, wanted));
}

/** The bits of the block's bytes that are this one but for the bit in which `{` and `[`, and `}` and `]`, differ. */
export function brackets(byte: i32): u64 {
  const wanted = i8x16.splat(<i8>byte);
  const kind = i8x16.splat(0x20);
  return bitsOf(
    i8x16.eq(v128.or(part0, kind), wanted),
    i8x16.eq(v128.or(part1, kind), wanted),
    i8x16.eq(v128.or(part2, kind), wanted),
    i8x16.eq(v128.or(part3, kind), wanted),
  );
}

/** The bits of brackets, colons and commas. */
export function structure(): u64 {
  return bitsOf(structural(part0), structural(part1), structural(part2), structural(part3));
}

function structural(part: v128): v128 {
  const folded = v128.or(part, i8x16.splat(0x20));
  const isBracket = v128.or(i8x16.eq(folded, i8x16.splat(0x7b)), i8x16.eq(folded, i8x16.splat(0x7d)));
  return v128.or(isBracket, v128.or(i8x16.eq(part, i8x16.splat(0x3a)), i8x16.eq(part, i8x16.splat(0x2c))));
}

function bitsOf(a: v128, b: v128, c: v128, d: v128): u64 {
  const low = <u64>i8x16.bitmask(a) | ((<u64>i8x16.bitmask(b)) << 16);
  return low | ((<u64>i8x16.bitmask(c)) << 32) | ((<u64>i8x16.bitmask(d)) << 48);
}

/** Each bit tells whether an odd number of bits is set up to it. */
function oddBits(bits: u64): u64 {
  bits ^= bits << 1;
  bits ^= bits << 2;
  bits ^= bits << 4;
  bits ^= bits << 8;
  bits ^= bits << 16;
  return bits ^ (bits << 32);
}

/** The bits of the bytes behind a backslash that is not escaped itself. */
function escapedBytes(backslashes: u64): u64 {
  let escaped = isEscaped;
  isEscaped = 0;
  let rest = backslashes & ~escaped;
  while (rest !== 0) {
    const bit = rest & (0 - rest);
    rest ^= bit;
    if (bit === 0x8000000000000000) isEscaped = 1;
    escaped |= bit << 1;
    rest &= ~(bit << 1);
  }
  return escaped;
}
