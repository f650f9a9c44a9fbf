import { BLOCK, beginBlocks, readBlock, structure } from './blocks';

let block: usize = 0;
let end: usize = 0;
let bits: u64 = 0;
/** How many brackets are open. */
export let depth: i32 = 0;
/** The place of the structural byte that was taken last. */
export let place: usize = 0;

/** Goes to the text from `from` to `to`, which begins outside of strings. */
export function beginStructure(from: usize, to: usize): void {
  beginBlocks();
  block = from - BLOCK;
  end = to;
  bits = 0;
  depth = 0;
}

/** Takes the next bracket, colon or comma outside of strings; 0 at the end of the text. */
export function take(): u32 {
  while (bits === 0) {
    block += BLOCK;
    if (block >= end) {
      block -= BLOCK;
      place = end;
      return 0;
    }
    const strings = readBlock(block);
    bits = structure() & ~strings;
  }
  place = block + <usize>ctz(bits);
  bits &= bits - 1;
  if (place >= end) {
    place = end;
    bits = 0;
    return 0;
  }
  const byte = <u32>load<u8>(place);
  const folded = byte | 0x20;
  if (folded === 0x7b) depth += 1;
  else if (folded === 0x7d) depth -= 1;
  return byte;
}

/** Takes what follows until only so many brackets are open. False where the text ends before. */
export function skipTo(wanted: i32): bool {
  while (depth > wanted) if (take() === 0) return false;
  return true;
}
