import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LambdaFunction } from '../../src/model/lambda-function.ts';
import { concat, literal, pseudo, wildcard } from '../../src/model/pattern.ts';
import type { Requirement } from '../../src/model/requirement.ts';
import { canonicalText } from '../../src/policy/iam-text.ts';
import type { ObservedGroup } from '../../src/trail/aggregate.ts';
import type { MergeMode } from '../../src/trail/merge-observed.ts';
import { mergeObserved } from '../../src/trail/merge-observed.ts';
import { readAccesses } from '../../src/trail/read-accesses.ts';
import { EMPTY, observedGroup } from './observed-groups.ts';

const LAMBDA: LambdaFunction = {
  ...{ id: 'Orders', aliases: [], runtime: 'nodejs24.x', envIsComplete: true, platform: [], layers: [], name: literal('orders') },
  handler: { kind: 'handler', file: 'a.js', export: 'handler' },
  role: { kind: 'external', id: 'orders' },
  env: new Map(),
  origin: { file: 'template.yaml', line: 1, column: 1 },
};

const TABLE = 'arn:aws:dynamodb:eu-west-1:111122223333:table';
const OPERATIONS = ['GetItem', 'PutItem', 'Query', 'TransactWriteItems', 'DescribeTable'] as const;
const NAMES = ['orders', 'stock', 'orders-prod'] as const;

const requirement = fc
  .record({ operation: fc.constantFrom(...OPERATIONS), name: fc.constantFrom(...NAMES, '*') })
  .map(({ operation, name }): Requirement => {
    const action = operation === 'TransactWriteItems' ? 'dynamodb:PutItem' : `dynamodb:${operation}`;
    const text = name === '*' ? wildcard() : literal(name);
    return {
      action,
      resource: concat(
        literal('arn:'),
        pseudo('partition'),
        literal(':dynamodb:'),
        pseudo('region'),
        literal(':'),
        pseudo('account'),
        literal(':table/'),
        text,
      ),
      evidence: [{ kind: 'code', service: 'dynamodb', operation, origin: { file: 'a.js', line: 1, column: 1 }, via: [], rule: 'r' }],
      confidence: 'medium',
    };
  });

const group = fc
  .record({
    operation: fc.constantFrom(...OPERATIONS),
    name: fc.option(fc.constantFrom(...NAMES), { nil: undefined }),
    errorCode: fc.constantFrom(undefined, 'AccessDenied', 'ValidationException'),
    invokedBy: fc.constantFrom(undefined, 'backup.amazonaws.com'),
  })
  .map(
    ({ operation, name, errorCode, invokedBy }): ObservedGroup =>
      observedGroup('dynamodb', operation, name === undefined ? '' : `${TABLE}/${name}`, {
        ...(errorCode === undefined ? {} : { errorCode }),
        ...(invokedBy === undefined ? {} : { invokedBy }),
      }),
  );

function merge(code: readonly Requirement[], groups: readonly ObservedGroup[], mode: MergeMode) {
  const aggregate = { ...EMPTY, groups, window: { first: '2026-06-01T00:00:00Z', last: '2026-09-30T00:00:00Z' } };
  const usage = { accesses: readAccesses(groups).accesses, aggregate, place: {} };
  return mergeObserved({ function: LAMBDA, code, platform: [], usage, mode, narrow: false });
}

const grants = (requirements: readonly Requirement[]) =>
  new Set(requirements.map(({ action, resource }) => `${action} ${canonicalText(resource)}`));
const isSubset = (part: ReadonlySet<string>, whole: ReadonlySet<string>) => [...part].every((one) => whole.has(one));
const inputs = [fc.array(requirement, { maxLength: 5 }), fc.array(group, { maxLength: 8 })] as const;

describe('laws of merging', () => {
  it('static-only grants what the code asks for, union no less, intersect no more', () => {
    fc.assert(
      fc.property(...inputs, (code, groups) => {
        const asked = grants(code);
        expect(grants(merge(code, groups, 'static-only').code)).toEqual(asked);
        expect(isSubset(asked, grants(merge(code, groups, 'union').code))).toBe(true);
        expect(isSubset(grants(merge(code, groups, 'intersect').code), asked)).toBe(true);
      }),
    );
  });

  it('a denied call never is a grant', () => {
    fc.assert(
      fc.property(...inputs, (code, groups) => {
        const denied = groups.map((one) => ({ ...one, errorCode: 'AccessDenied' }));
        expect(grants(merge(code, denied, 'union').code)).toEqual(grants(code));
        expect(grants(merge(code, denied, 'observed-only').code)).toEqual(new Set());
      }),
    );
  });

  it('every grant has evidence, and one that is not in the code only of calls that were allowed', () => {
    fc.assert(
      fc.property(...inputs, (code, groups) => {
        for (const { evidence } of merge(code, groups, 'union').code) {
          expect(evidence.length).toBeGreaterThan(0);
          const isSeenOnly = evidence.every(({ kind }) => kind === 'trail');
          expect(isSeenOnly && evidence.some((one) => one.kind === 'trail' && one.denied)).toBe(false);
        }
      }),
    );
  });

  it('the order of the groups makes no difference', () => {
    fc.assert(
      fc.property(...inputs, (code, groups) => {
        const [one, other] = [merge(code, groups, 'union'), merge(code, groups.toReversed(), 'union')];
        expect(grants(other.code)).toEqual(grants(one.code));
        expect(new Set(other.findings.map((finding) => JSON.stringify(finding)))).toEqual(
          new Set(one.findings.map((finding) => JSON.stringify(finding))),
        );
      }),
    );
  });

  it('what was seen again says nothing new but how often', () => {
    fc.assert(
      fc.property(...inputs, (code, groups) => {
        const twice = [...groups, ...groups.map((one) => ({ ...one, session: 'another' }))];
        expect(grants(merge(code, twice, 'union').code)).toEqual(grants(merge(code, groups, 'union').code));
        expect(grants(merge(code, twice, 'intersect').code)).toEqual(grants(merge(code, groups, 'intersect').code));
      }),
    );
  });
});
