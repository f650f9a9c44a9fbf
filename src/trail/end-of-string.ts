const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** The bytes of a buffer four by four; none where they are not aligned, which makes reading slower and nothing else. */
export function wordsOf(bytes: Buffer): Int32Array {
  return bytes.byteOffset % 4 === 0 ? new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2) : new Int32Array(0);
}

/** Where the string ends that goes on at `from`: its closing quote, or the end of the bytes. `words` are wordsOf the bytes. */
export function endOfString(bytes: Buffer, words: Int32Array, from: number): number {
  const { length } = bytes;
  let at = from;
  while (at < length) {
    if (at % 4 === 0) at = plainUntil(words, at);
    const byte = bytes[at];
    if (byte === QUOTE) return at;
    at += byte === BACKSLASH ? 2 : 1;
  }
  return length;
}

const EACH_BYTE = 0x01010101;
const QUOTES = QUOTE * EACH_BYTE;
const BACKSLASHES = BACKSLASH * EACH_BYTE;
const HIGH_BITS = 0x80808080;

/** The first word from `at` on that holds a quote or a backslash. https://graphics.stanford.edu/~seander/bithacks.html#ZeroInWord */
function plainUntil(words: Int32Array, at: number): number {
  let index = at >> 2;
  for (; index < words.length; index += 1) {
    const word = words[index] ?? 0;
    const quotes = word ^ QUOTES;
    const backslashes = word ^ BACKSLASHES;
    if ((((quotes - EACH_BYTE) & ~quotes) | ((backslashes - EACH_BYTE) & ~backslashes)) & HIGH_BITS) break;
  }
  return Math.max(at, index << 2);
}
