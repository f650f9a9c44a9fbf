import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Pattern } from '../../src/model/pattern.ts';
import { concat, literal, pseudo, wildcard } from '../../src/model/pattern.ts';
import { findText, isContained, overlap } from '../../src/policy/find-text.ts';
import { parseGlob, patternGlob } from '../../src/policy/glob.ts';

const glob = (text: string) => parseGlob(text, '2012-10-17');

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

function matcher(pattern: string): (text: string) => boolean {
  const expression = new RegExp(`^${pattern.replaceAll('*', '.*').replaceAll('?', '.')}$`, 's');
  return (text) => expression.test(text);
}

const pattern = fc.array(fc.constantFrom('a', 'b', '*', '?'), { maxLength: 6 }).map((signs) => signs.join(''));
const patterns = (minLength: number, maxLength: number) => fc.array(pattern, { minLength, maxLength });

describe('findText', () => {
  it('agrees with trying all words up to seven letters', () => {
    fc.assert(
      fc.property(pattern, fc.array(patterns(1, 2), { maxLength: 2 }), patterns(0, 3), (within, and, outside) => {
        const inside = matcher(within);
        const groups = and.map((group) => group.map(matcher));
        const refused = outside.map(matcher);
        const holds = (text: string) =>
          inside(text) && groups.every((group) => group.some((one) => one(text))) && !refused.some((one) => one(text));
        const answer = findText({ within: glob(within), and: and.map((group) => group.map(glob)), outside: outside.map(glob) });
        if (answer.kind === 'found') expect(holds(answer.text)).toBe(true);
        else expect({ kind: answer.kind, word: WORDS.find(holds) }).toEqual({ kind: 'none', word: undefined });
      }),
      { numRuns: 3000, seed: 17 },
    );
  });

  it('finds a shortest text', () => {
    expect(findText({ within: glob('a*'), and: [], outside: [glob('a'), glob('a?')] })).toEqual({ kind: 'found', text: 'axx' });
  });

  it('gives up on a hostile glob instead of hanging', () => {
    const hostile = (letter: string) => `*${letter}${'?'.repeat(14)}`;
    expect(isContained(glob(hostile('?')), [glob(hostile('a')), glob(hostile('b')), glob('*x*'), glob('?*')], { steps: 300 })).toBe(true);
    expect(isContained(glob(hostile('a')), [glob(hostile('b')), glob('a*'), glob('?a*')], { steps: 300 })).toBeUndefined();
  });

  it('tries the plainest texts where the search is too long', () => {
    expect(isContained(glob(`*a${'?'.repeat(14)}`), [glob(`*b${'?'.repeat(14)}`)], { steps: 300 })).toBe(false);
  });
});

describe('isContained', () => {
  it('knows that a union contains what none of it does', () => {
    expect(isContained(glob('?'), [glob('a')])).toBe(false);
    expect(isContained(glob('a*'), [glob('a'), glob('a?*')])).toBe(true);
    expect(isContained(glob('a*'), [glob('a?*')])).toBe(false);
  });

  it('lets only * and the same variable take a variable', () => {
    const home = glob('arn:aws:s3:::b/${aws:username}/*');
    expect(isContained(home, [glob('arn:aws:s3:::b/*')])).toBe(true);
    expect(isContained(home, [glob('arn:aws:s3:::b/${AWS:UserName}/*')])).toBe(true);
    expect(isContained(home, [glob('arn:aws:s3:::b/${aws:userid}/*')])).toBe(false);
    expect(isContained(home, [glob('arn:aws:s3:::b/?*/*')])).toBe(false);
    expect(isContained(glob("${aws:PrincipalTag/Team, 'A'}"), [glob("${aws:principaltag/team,'A'}")])).toBe(true);
    expect(isContained(glob("${aws:PrincipalTag/Team, 'A'}"), [glob("${aws:principaltag/team, 'a'}")])).toBe(false);
    expect(isContained(glob('arn:aws:s3:::b/bob/*'), [home])).toBe(false);
  });

  it('lets a hole of a pattern be taken only by the same hole or by *', () => {
    const arn = (account: Pattern) => patternGlob(concat(literal('arn:'), account, literal(':x')));
    expect(isContained(arn(pseudo('account')), [arn(pseudo('account'))])).toBe(true);
    expect(isContained(arn(pseudo('account')), [arn(wildcard())])).toBe(true);
    expect(isContained(arn(pseudo('account')), [arn(wildcard('?'))])).toBe(false);
    expect(isContained(arn(pseudo('account')), [arn(pseudo('region'))])).toBe(false);
    expect(isContained(arn(wildcard()), [arn(pseudo('account'))])).toBe(false);
    expect(isContained(patternGlob(literal('a*')), [patternGlob(concat(literal('a'), wildcard()))])).toBe(true);
  });

  it('reads ${*} as a star and, in version 2008-10-17, ${...} as text', () => {
    expect(isContained(glob('a${*}'), [glob('a*')])).toBe(true);
    expect(isContained(glob('ab'), [glob('a${*}')])).toBe(false);
    expect(isContained(parseGlob('${x}', '2008-10-17'), [parseGlob('$?x}', '2008-10-17')])).toBe(true);
  });
});

describe('overlap', () => {
  it('is decided also where both have wildcards', () => {
    expect(overlap(glob('a*b'), glob('*c*b'))).toBe(true);
    expect(overlap(glob('a*'), glob('b*'))).toBe(false);
    expect(overlap(glob('*a'), glob('*b'))).toBe(false);
    expect(overlap(glob('??'), glob('*???'))).toBe(false);
  });
});
