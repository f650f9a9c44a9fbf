import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { literal, literalText } from '../../src/model/pattern.ts';
import type { Statement } from '../../src/model/statement.ts';
import { POLICY_LIMITS, splitStatements } from '../../src/policy/split-statements.ts';

function statement(sid: string, actions: number, resources: number, length = 20): Statement {
  return {
    sid,
    actions: Array.from({ length: actions }, (_, index) => `s3:Action${index}`),
    resources: Array.from({ length: resources }, (_, index) => literal(`arn:aws:s3:::${sid}/${index}/${'x'.repeat(length)}`)),
  };
}

function size(statements: readonly Statement[]): number {
  return JSON.stringify(statements.map(({ resources, ...rest }) => ({ ...rest, resources: resources.map(literalText) }))).length;
}

function grants(statements: readonly Statement[]): string[] {
  return statements
    .flatMap(({ actions, resources }) => actions.flatMap((action) => resources.map((resource) => `${action} ${literalText(resource)}`)))
    .sort();
}

describe('splitStatements', () => {
  it('leaves together what fits', () => {
    const statements = [statement('A', 2, 2), statement('B', 2, 2)];
    expect(splitStatements(statements, POLICY_LIMITS.managed, size)).toEqual([statements]);
    expect(splitStatements([], POLICY_LIMITS.managed, size)).toEqual([]);
  });

  it('keeps every grant, the limit and unique Sids', () => {
    const some = fc.array(fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 80 })), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(some, (shapes) => {
        const statements = shapes.map(([actions, resources, length], index) => statement(`S${index}`, actions, resources, length));
        const parts = splitStatements(statements, { name: 'a test', characters: 3000, parts: 100, advice: 'stop' }, size);
        expect(grants(parts.flat())).toEqual(grants(statements));
        expect(parts.filter((part) => size(part) > 3000)).toEqual([]);
        const sids = parts.flat().map(({ sid }) => sid);
        expect(new Set(sids).size).toBe(sids.length);
      }),
      { numRuns: 200, seed: 4 },
    );
  });

  it('cuts one statement by its resources, then by its actions', () => {
    const limit = { name: 'a test', characters: 600, parts: 100, advice: 'stop' };
    const byResources = splitStatements([statement('A', 1, 20)], limit, size).flat();
    expect(byResources.every(({ actions }) => actions.length === 1)).toBe(true);
    expect(byResources[0]?.sid).toBe('APart1');
    expect(
      splitStatements([statement('A', 60, 1)], limit, size)
        .flat()
        .every(({ resources }) => resources.length === 1),
    ).toBe(true);
  });

  it('says the numbers where it cannot fit', () => {
    const large = [statement('A', 1, 100, 100)];
    expect(() => splitStatements(large, POLICY_LIMITS.inline, size)).toThrow(
      /the policy has \d{5} characters; the inline policy of a role takes 10240: use managed policies/,
    );
    expect(() => splitStatements(large, { name: 'a test', characters: 3000, parts: 2, advice: 'stop' }, size)).toThrow(
      /takes [5-9] parts; a test takes 3000, and a role takes 2: stop/,
    );
    expect(() =>
      splitStatements([statement('A', 1, 1, 5000)], { name: 'a test', characters: 3000, parts: 2, advice: 'stop' }, size),
    ).toThrow('a grant of s3:Action0 alone');
  });
});
