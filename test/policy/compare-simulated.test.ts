import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AccessLevel } from '../../src/policy/access-level.ts';
import { compare } from '../../src/policy/compare.ts';
import type { ComparisonRow } from '../../src/policy/comparison.ts';
import { readPolicyDocument } from '../../src/policy/read-document.ts';
import type { RawPolicy, RawStatement, Request } from './simulator.ts';
import { allows, statementApplies } from './simulator.ts';

const OBJECT = 'arn:${Partition}:s3:::${BucketName}/${ObjectName}';
const BUCKET = 'arn:${Partition}:s3:::${BucketName}';
const TABLE = 'arn:${Partition}:dynamodb:${Region}:${Account}:table/${TableName}';

/** A small closed world whose patterns collide. */
const ACTIONS: Readonly<Record<string, { level: AccessLevel; arns: readonly string[]; requests: readonly string[] }>> = {
  's3:GetObject': {
    level: 'Read',
    arns: [OBJECT],
    requests: ['arn:aws:s3:::a/x', 'arn:aws:s3:::a/y/x', 'arn:aws:s3:::ab/x', 'arn:aws:s3:::a/bob', 'arn:aws:s3:::b/$*'],
  },
  's3:PutObject': { level: 'Write', arns: [OBJECT], requests: ['arn:aws:s3:::a/x', 'arn:aws:s3:::b/bob', 'arn:aws:s3:::a/*'] },
  's3:ListBucket': { level: 'List', arns: [BUCKET], requests: ['arn:aws:s3:::a', 'arn:aws:s3:::ab', 'arn:aws:s3:::b'] },
  's3:ListAllMyBuckets': { level: 'List', arns: [], requests: ['*'] },
  'dynamodb:GetItem': {
    level: 'Read',
    arns: [TABLE],
    requests: ['arn:aws:dynamodb:us-east-1:1:table/a', 'arn:aws:dynamodb:eu-west-1:1:table/a', 'arn:aws:dynamodb:us-east-1:1:table/ab'],
  },
  'dynamodb:Query': {
    level: 'Read',
    arns: [TABLE, `${TABLE}/index/\${IndexName}`],
    requests: ['arn:aws:dynamodb:us-east-1:1:table/a', 'arn:aws:dynamodb:us-east-1:1:table/a/index/i'],
  },
};

const KNOWLEDGE = {
  levels: new Map(Object.entries(ACTIONS).map(([name, { level }]) => [name, level])),
  resourceTypes: (action: string) => (ACTIONS[action]?.arns ?? []).map((arn) => ({ arn, required: true })),
  isSingleValued: () => true,
};

const ACTION_PATTERNS = [
  ...Object.keys(ACTIONS),
  's3:*',
  '*',
  's3:Get*',
  's3:*Object',
  'S3:LIST*',
  'dynamodb:?e*',
  'dynamodb:*',
  'other:Do',
  'other:*',
];
const RESOURCE_PATTERNS = [
  '*',
  'arn:aws:s3:::*',
  'arn:aws:s3:::a',
  'arn:aws:s3:::a*',
  'arn:aws:s3:::a/*',
  'arn:aws:s3:::a/x',
  'arn:aws:s3:::?/x',
  'arn:aws:s3:::*/x',
  'arn:aws:s3:::b/${aws:username}',
  'arn:aws:s3:::?/${aws:username}',
  'arn:aws:s3:::a/${*}',
  'arn:aws:s3:::b/bob',
  'arn:aws:dynamodb:*:*:table/*',
  'arn:aws:dynamodb:us-east-1:1:table/a',
  'arn:aws:dynamodb:*:1:table/a*',
  'arn:aws:dynamodb:us-east-1:*:table/a/index/*',
];
const CONDITIONS: readonly (RawStatement['Condition'] | undefined)[] = [
  undefined,
  undefined,
  undefined,
  { StringEquals: { 'aws:tag': ['a'] } },
  { StringEquals: { 'AWS:Tag': ['a', 'ab'] } },
  { StringLike: { 'aws:tag': ['a*'] } },
  { StringLikeIfExists: { 'aws:tag': ['a*'] } },
  { StringNotEquals: { 'aws:tag': ['a', 'b'] } },
  { StringNotEquals: { 'aws:tag': ['a'] } },
  { StringEqualsIgnoreCase: { 'aws:tag': ['A'] } },
  { StringEquals: { 'aws:tag': ['${aws:username}'] } },
  { Null: { 'aws:tag': ['true'] } },
  { Null: { 'aws:tag': ['false'] } },
  { Bool: { 'aws:secure': ['true'] } },
  { Bool: { 'aws:secure': ['false'] } },
  { NumericLessThan: { 'aws:age': ['5'] } },
  { NumericLessThanEquals: { 'aws:age': ['5', '3'] } },
  { NumericGreaterThan: { 'aws:age': ['5'] } },
  { NumericEquals: { 'aws:age': ['3'] } },
  { StringEquals: { 'aws:tag': ['a'] }, Bool: { 'aws:secure': ['true'] } },
];

const picks = (values: readonly string[]) => fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 3 });

const statement = fc
  .tuple(
    fc.constantFrom('Allow', 'Allow', 'Allow', 'Deny'),
    fc.tuple(fc.constantFrom('Action', 'Action', 'Action', 'NotAction'), picks(ACTION_PATTERNS)),
    fc.tuple(fc.constantFrom('Resource', 'Resource', 'Resource', 'NotResource'), picks(RESOURCE_PATTERNS)),
    fc.constantFrom(...CONDITIONS),
  )
  .map(
    ([Effect, action, resource, Condition]): RawStatement => ({
      Effect,
      ...Object.fromEntries([action, resource]),
      ...(Condition === undefined ? {} : { Condition }),
    }),
  );

const policy = fc
  .tuple(fc.constantFrom('2012-10-17', '2012-10-17', '2012-10-17', '2008-10-17'), fc.array(statement, { minLength: 1, maxLength: 4 }))
  .map(([Version, Statement]): RawPolicy => ({ Version, Statement }));

const request = fc
  .tuple(
    fc.constantFrom(...Object.entries(ACTIONS).flatMap(([action, { requests }]) => requests.map((resource) => ({ action, resource })))),
    fc.option(fc.constantFrom('a', 'A', 'ab', 'b', 'bob', 'c'), { nil: undefined }),
    fc.option(fc.constantFrom('true', 'false'), { nil: undefined }),
    fc.option(fc.constantFrom('3', '4', '5', '6'), { nil: undefined }),
    fc.option(fc.constantFrom('a', 'bob', 'x'), { nil: undefined }),
  )
  .map(([target, tag, secure, age, username]): Request => {
    const context = Object.entries({ 'aws:tag': tag, 'aws:secure': secure, 'aws:age': age, 'aws:username': username });
    return { ...target, context: Object.fromEntries(context.flatMap(([key, value]) => (value === undefined ? [] : [[key, value]]))) };
  });

const named = (name: string, raw: RawPolicy) => ({ name, document: readPolicyDocument(JSON.stringify(raw), `${name}.json`) });

/** The statement with the row's one action and one resource pattern. */
function rowApplies(row: ComparisonRow<unknown>, policies: Readonly<Record<string, RawPolicy>>, { action, ...rest }: Request): boolean {
  const raw = policies[row.policy];
  const written = raw?.Statement[row.statement];
  if (written === undefined || action !== row.action) return false;
  const resource = row.resource.startsWith('!') ? {} : { Resource: [row.resource] };
  return statementApplies({ ...written, ...resource }, raw?.Version, { action, ...rest });
}

describe('compare', () => {
  it('gives no definite verdict that a request contradicts', () => {
    const counts: Record<string, number> = {};
    fc.assert(
      fc.property(
        fc.array(policy, { minLength: 1, maxLength: 2 }),
        policy,
        fc.oneof({ weight: 2, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: policy }),
        fc.array(request, { minLength: 10, maxLength: 10 }),
        (attached, needed, boundary, requests) => {
          const policies: Record<string, RawPolicy> = {
            needed,
            ...Object.fromEntries(attached.map((raw, index) => [`attached${index}`, raw])),
          };
          const comparison = compare(
            {
              attached: attached.map((raw, index) => named(`attached${index}`, raw)),
              needed: [named('needed', needed)],
              ...(boundary === undefined ? {} : { boundary: named('boundary', boundary) }),
            },
            KNOWLEDGE,
          );
          const isAllowed = (one: Request) => allows(attached, one) && (boundary === undefined || allows([boundary], one));
          for (const one of requests) {
            const isAttached = isAllowed(one);
            const isNeeded = allows([needed], one);
            for (const row of comparison.needed.filter((each) => rowApplies(each, policies, one))) {
              counts[row.verdict] = (counts[row.verdict] ?? 0) + 1;
              if (row.verdict === 'covered') expect({ row, one, isAttached }).toMatchObject({ isAttached: true });
              if (['missing', 'denied', 'bounded'].includes(row.verdict))
                expect({ row, one, isAttached }).toMatchObject({ isAttached: false });
              expect({ row, one }).not.toMatchObject({ row: { verdict: 'mismatch' } });
            }
            for (const row of comparison.needed.filter(({ verdict, action }) => verdict === 'partial' && action === one.action)) {
              const shown = { ...one, resource: row.witness ?? '' };
              if (!rowApplies(row, policies, shown)) continue;
              counts.partial = (counts.partial ?? 0) + 1;
              expect({ row, shown, refused: !isAllowed(shown) && allows([needed], shown) }).toMatchObject({ refused: true });
            }
            for (const row of comparison.attached.filter(({ verdict, action }) => verdict === 'broader' && action === one.action)) {
              const shown = { ...one, resource: row.witness ?? '' };
              if (!rowApplies(row, policies, shown)) continue;
              counts.broader = (counts.broader ?? 0) + 1;
              expect({ row, shown, surplus: isAllowed(shown) && !allows([needed], shown) }).toMatchObject({ surplus: true });
            }
            for (const row of comparison.attached.filter((each) => rowApplies(each, policies, one))) {
              counts[row.verdict] = (counts[row.verdict] ?? 0) + 1;
              if (row.verdict === 'needed') expect({ row, one, ok: !isAttached || isNeeded }).toMatchObject({ ok: true });
              if (row.verdict === 'excess') expect({ row, one, ok: !(isAttached && isNeeded) }).toMatchObject({ ok: true });
              if (row.verdict === 'ineffective') expect({ row, one, isAttached }).toMatchObject({ isAttached: false });
            }
            if (isAttached)
              expect({ one, held: comparison.attached.some((each) => rowApplies(each, policies, one)) }).toMatchObject({ held: true });
            if (comparison.verdict === 'equal') expect(isAttached).toBe(isNeeded);
            if (comparison.verdict === 'narrowing') expect(isAttached || !isNeeded).toBe(true);
            if (comparison.verdict === 'broadening') expect(isNeeded || !isAttached).toBe(true);
          }
        },
      ),
      { numRuns: Number(process.env.LEASTPRIV_FUZZ_RUNS ?? 1200), seed: Number(process.env.LEASTPRIV_FUZZ_SEED ?? 2024) },
    );
    if (process.env.LEASTPRIV_FUZZ_RUNS !== undefined) console.info(counts);
    for (const verdict of ['covered', 'missing', 'denied', 'bounded', 'needed', 'excess', 'ineffective', 'partial', 'broader'])
      expect(counts[verdict], verdict).toBeGreaterThan(20);
  });
});
