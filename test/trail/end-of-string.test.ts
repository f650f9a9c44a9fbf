import fc from 'fast-check';
import { expect, it } from 'vitest';
import { endOfString, wordsOf } from '../../src/trail/end-of-string.ts';

it('a string ends at its quote, wherever it begins and whatever it holds', () => {
  const texts = fc.string({ unit: fc.constantFrom('a', '"', '\\', 'ü', '#', '!', '\u{A2}', '\n'), maxLength: 40 });
  fc.assert(
    fc.property(texts, fc.nat({ max: 9 }), fc.nat({ max: 3 }), (text, before, shift) => {
      const written = JSON.stringify(text);
      const bytes = Buffer.from(' '.repeat(shift + before) + written + '"'.repeat(before)).subarray(shift);
      const end = before + Buffer.byteLength(written) - 1;
      expect(endOfString(bytes, wordsOf(bytes), before + 1)).toBe(end);
    }),
    { numRuns: 500 },
  );
});

it('a string without an end ends with the bytes', () => {
  for (const text of ['', 'abc', 'abcdefgh', 'abc\\', 'abc\\"']) {
    const bytes = Buffer.from(text);
    expect(endOfString(bytes, wordsOf(bytes), 0)).toBe(bytes.length);
  }
});
