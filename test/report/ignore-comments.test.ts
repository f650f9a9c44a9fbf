import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/model/finding.ts';
import { acceptFindings } from '../../src/report/acceptance.ts';
import { readIgnoreComments } from '../../src/report/ignore-comments.ts';

const at = (line: number, rule = 'LP101', file = 'a.ts'): Finding => ({
  rule,
  severity: 'error',
  message: 'm',
  origin: { file, line, column: 1 },
});

const read = (text: string, file = 'a.ts') => readIgnoreComments(new Map([[file, text]]), () => true);

/** The lines at which a finding of the rule is open. */
function openLines(text: string, rule = 'LP101'): number[] {
  const lines = text.split('\n').map((_, index) => at(index + 1, rule));
  return acceptFindings(lines, read(text).acceptances).open.map(({ origin }) => origin?.line ?? 0);
}

describe('ignore comments', () => {
  it.each([
    ['on the line itself', 'call(); // leastpriv-ignore LP101: checked by hand\nother();', [2]],
    ['alone, for the next line', '// leastpriv-ignore LP101: checked by hand\ncall();\nother();', [1, 3]],
    ['alone, past other comments and blank lines', '# leastpriv-ignore LP101: why\n# more\n\nAction: x', [1, 2, 3]],
    ['in a block comment', '/* leastpriv-ignore LP101: why */\ncall();', [1]],
    ['of several rules', 'call(); // leastpriv-ignore LP100, LP101: why', []],
    ['of another rule', 'call(); // leastpriv-ignore LP1010: why', [1]],
    ['without a reason', 'call(); // leastpriv-ignore LP101:', [1]],
    ['without a rule', 'call(); // leastpriv-ignore', [1]],
  ])('%s', (_, text, open) => {
    expect(openLines(text)).toEqual(open);
  });

  it('take the words of rows for the findings made of them', () => {
    expect(openLines('call(); // leastpriv-ignore excess: why', 'grant-excess')).toEqual([]);
  });

  it('keep the reason', () => {
    const { acceptances } = read('call(); // leastpriv-ignore LP101: checked by hand');
    expect(acceptFindings([at(1)], acceptances).accepted).toEqual([{ finding: at(1), reason: 'checked by hand' }]);
  });

  it('are findings where they have no reason, no rule, or nothing to ignore', () => {
    const rules = (text: string) => {
      const { acceptances, findings } = read(text);
      return [...findings, ...acceptances.flatMap((one) => one.stale())].map(({ rule, origin }) => `${rule} ${origin?.line}`);
    };
    expect(rules('a\n// leastpriv-ignore LP101')).toEqual(['ignore-without-reason 2']);
    expect(rules('// leastpriv-ignore: why')).toEqual(['ignore-without-rule 1']);
    expect(rules('// leastpriv-ignore LP101: why\ncall();')).toEqual(['ignore-stale 1']);
    expect(
      readIgnoreComments(new Map([['a.ts', '// leastpriv-ignore LP101: why']]), () => false).acceptances.flatMap((one) => one.stale()),
    ).toEqual([]);
  });
});
