import { describe, expect, it } from 'vitest';
import { decide } from '../../src/trail/decision-table.ts';

type Usage = 'used' | 'unused' | 'cannot tell';

/** Code, seen, attached (absent: no role is looked at), denied. */
const rowOf = (inCode: 0 | 1, observed: 0 | 1, attached: 0 | 1 | undefined, denied: 0 | 1, usage: Usage) => {
  const { row, advice } = decide({
    ...{ inCode: inCode === 1, observed: observed === 1, denied: denied === 1, usage },
    ...(attached === undefined ? {} : { attached: attached === 1 }),
  });
  return `${row}: ${advice}`;
};

describe('the decision table', () => {
  it.each<[0 | 1, 0 | 1, 0 | 1 | undefined, 0 | 1, Usage, string]>([
    [1, 1, 1, 0, 'used', 'confirmed: keep'],
    [1, 0, 1, 0, 'unused', 'in-code-not-seen: keep'],
    [1, 0, 1, 0, 'cannot tell', 'in-code-cannot-tell: keep'],
    [0, 1, 1, 0, 'used', 'seen-not-in-code: review'],
    [1, 0, 0, 0, 'cannot tell', 'missing-grant: add'],
    [1, 1, 0, 0, 'used', 'missing-grant: add'],
    [1, 0, 0, 1, 'cannot tell', 'denied-in-code: add'],
    [0, 1, 0, 0, 'used', 'seen-without-grant: report'],
    [0, 0, 1, 0, 'unused', 'unused-grant: remove'],
    [0, 0, 1, 0, 'cannot tell', 'unused-cannot-tell: report'],
    [0, 0, 0, 1, 'cannot tell', 'denied-not-in-code: report'],
    [0, 0, 0, 0, 'cannot tell', 'nothing: nothing'],
    [1, 1, undefined, 0, 'used', 'confirmed: keep'],
    [1, 0, undefined, 1, 'cannot tell', 'denied-in-code: add'],
    [0, 1, undefined, 0, 'used', 'seen-not-in-code: review'],
    [0, 0, undefined, 1, 'cannot tell', 'denied-not-in-code: report'],
  ])('code %s, seen %s, attached %s, denied %s, %s -> %s', (inCode, observed, attached, denied, usage, expected) => {
    expect(rowOf(inCode, observed, attached, denied, usage)).toBe(expected);
  });
});
