import { describe, expect, it } from 'vitest';
import { decode } from '../../../src/source/load/decode.ts';

const TEXT = 'const name = "Grüße";\n';

function utf16(text: string, order: 'little' | 'big', mark: boolean): Uint8Array {
  const bytes = Buffer.from((mark ? '\uFEFF' : '') + text, 'utf16le');
  return order === 'little' ? bytes : bytes.swap16();
}

describe('decode', () => {
  it('drops the byte order mark of UTF-8', () => {
    expect(decode(Buffer.from(`\uFEFF${TEXT}`))).toEqual({ kind: 'text', text: TEXT, encoding: 'utf-8' });
  });

  it('reads UTF-16 in both byte orders by its mark', () => {
    expect(decode(utf16(TEXT, 'little', true))).toEqual({ kind: 'text', text: TEXT, encoding: 'utf-16le' });
    expect(decode(utf16(TEXT, 'big', true))).toEqual({ kind: 'text', text: TEXT, encoding: 'utf-16be' });
  });

  it('reads UTF-16 of ASCII text without a mark', () => {
    expect(decode(utf16('export {};', 'little', false))).toEqual({ kind: 'text', text: 'export {};', encoding: 'utf-16le' });
    expect(decode(utf16('export {};', 'big', false))).toEqual({ kind: 'text', text: 'export {};', encoding: 'utf-16be' });
  });

  it('keeps Latin-1 readable, but says so', () => {
    expect(decode(Buffer.from('x = "Gr\xfc\xdfe"', 'latin1'))).toEqual({
      kind: 'text',
      text: 'x = "Gr\uFFFD\uFFFDe"',
      encoding: 'invalid',
    });
  });

  it('does not take a replacement character that stands in the text for a wrong byte', () => {
    expect(decode(Buffer.from('x = "\uFFFD"'))).toMatchObject({ encoding: 'utf-8' });
  });

  it('calls bytes with NUL binary', () => {
    expect(decode(Uint8Array.of(0x7f, 0x45, 0x4c, 0x46, 0, 0, 1, 2, 0))).toEqual({ kind: 'binary' });
    expect(decode(Uint8Array.of())).toEqual({ kind: 'text', text: '', encoding: 'utf-8' });
  });
});
