/** How the bytes of a text file were read. `invalid`: bytes that are no UTF-8 stand in the text as U+FFFD, as Node would run it. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'invalid';

export interface DecodedText {
  readonly kind: 'text';
  /** Without a byte order mark. */
  readonly text: string;
  readonly encoding: Encoding;
}

/** Bytes that are no text: they contain NUL where no UTF-16 explains it. */
export interface BinaryContent {
  readonly kind: 'binary';
}

/** The text of a file's bytes: UTF-8, or UTF-16 where a byte order mark or the pattern of its NULs says so. */
export function decode(bytes: Uint8Array): DecodedText | BinaryContent {
  const utf16 = utf16Encoding(bytes);
  if (utf16 !== undefined) return { kind: 'text', text: new TextDecoder(utf16).decode(bytes), encoding: utf16 };
  if (bytes.includes(0)) return { kind: 'binary' };
  const text = new TextDecoder('utf-8').decode(bytes);
  return { kind: 'text', text, encoding: text.includes('\uFFFD') && !isUtf8(bytes) ? 'invalid' : 'utf-8' };
}

/** A byte order mark decides; without one, ASCII text in UTF-16 has a NUL as every second byte. */
function utf16Encoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (bytes.length < 4 || bytes.length % 2 !== 0) return undefined;
  if (everySecondIsNul(bytes, 1)) return 'utf-16le';
  return everySecondIsNul(bytes, 0) ? 'utf-16be' : undefined;
}

function everySecondIsNul(bytes: Uint8Array, from: 0 | 1): boolean {
  for (let index = 0; index < Math.min(bytes.length, 256); index += 1) {
    if ((bytes[index] === 0) !== (index % 2 === from)) return false;
  }
  return true;
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
