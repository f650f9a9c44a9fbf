import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Pattern } from '../../src/model/pattern.ts';
import { concat, literal, pseudo, wildcard } from '../../src/model/pattern.ts';
import { containsPattern } from '../../src/policy/containment.ts';

function glob(text: string): Pattern {
  return concat(...text.split(/([*?]+)/).map((piece) => (/^[*?]/.test(piece) ? wildcard(piece) : literal(piece))));
}

function words(alphabet: readonly string[], longest: number): string[] {
  let level = [''];
  const all = [...level];
  for (let length = 1; length <= longest; length++) {
    level = level.flatMap((word) => alphabet.map((letter) => word + letter));
    all.push(...level);
  }
  return all;
}

const WORDS = words(['a', 'b', 'c'], 7);

function language(pattern: string): Set<string> {
  const expression = new RegExp(`^${pattern.replaceAll('*', '.*').replaceAll('?', '.')}$`);
  return new Set(WORDS.filter((word) => expression.test(word)));
}

describe('containsPattern', () => {
  it('is never wrong, and misses nothing where the outer pattern has no ?, on all words up to seven letters', () => {
    const pattern = fc.array(fc.constantFrom('a', 'b', '*', '?'), { maxLength: 5 }).map((signs) => signs.join(''));
    fc.assert(
      fc.property(pattern, pattern, (outer, inner) => {
        const outerWords = language(outer);
        const contained = [...language(inner)].every((word) => outerWords.has(word));
        if (!outer.includes('?') || !contained) expect(containsPattern(glob(outer), glob(inner))).toBe(contained);
      }),
      { numRuns: 1000, seed: 7 },
    );
  });

  it('crosses the separators of an ARN, as IAM does', () => {
    expect(containsPattern(glob('arn:aws:s3:::*'), glob('arn:aws:s3:::b/k/l'))).toBe(true);
    expect(containsPattern(glob('arn:*'), glob('arn:aws:s3:::b'))).toBe(true);
  });

  it('lets a hole be taken only by the same hole or by *', () => {
    const account = (other: Pattern) => concat(literal('arn:'), other, literal(':x'));
    expect(containsPattern(account(pseudo('account')), account(pseudo('account')))).toBe(true);
    expect(containsPattern(account(wildcard()), account(pseudo('account')))).toBe(true);
    expect(containsPattern(account(wildcard('?')), account(pseudo('account')))).toBe(false);
    expect(containsPattern(account(pseudo('region')), account(pseudo('account')))).toBe(false);
    expect(containsPattern(account(pseudo('account')), account(wildcard()))).toBe(false);
  });

  it('takes a literal star for that character', () => {
    expect(containsPattern(literal('a*'), glob('a*'))).toBe(false);
    expect(containsPattern(glob('a*'), literal('a*'))).toBe(true);
  });
});
