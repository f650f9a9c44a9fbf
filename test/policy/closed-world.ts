import fc from 'fast-check';
import type { AccessLevel } from '../../src/policy/access-level.ts';
import { indexOf, WITHOUT_KEYS } from './actions-index.ts';
import type { RawPolicy, RawStatement, Request } from './simulator.ts';

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
    requests: [
      'arn:aws:dynamodb:us-east-1:123456789012:table/a',
      'arn:aws:dynamodb:eu-west-1:123456789012:table/a',
      'arn:aws:dynamodb:us-east-1:123456789012:table/ab',
    ],
  },
  'dynamodb:Query': {
    level: 'Read',
    arns: [TABLE, `${TABLE}/index/\${IndexName}`],
    requests: ['arn:aws:dynamodb:us-east-1:123456789012:table/a', 'arn:aws:dynamodb:us-east-1:123456789012:table/a/index/i'],
  },
};

/** The catalog of that world. */
export const KNOWLEDGE = {
  ...WITHOUT_KEYS,
  actions: indexOf(Object.entries(ACTIONS).map(([name, { level }]) => [name, level])),
  resourceTypes: (action: string) => (ACTIONS[action]?.arns ?? []).map((arn) => ({ arn, required: true })),
  isSingleValued: (key: string) => key !== 'aws:tagkeys',
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
  'arn:aws:dynamodb:us-east-1:123456789012:table/a',
  'arn:aws:dynamodb:*:123456789012:table/a*',
  'arn:aws:dynamodb:us-east-1:*:table/a/index/*',
  'arn:aws:s3',
  'arn:aws:dynamodb:us-east-1',
];
export const CONDITIONS: readonly (RawStatement['Condition'] | undefined)[] = [
  undefined,
  undefined,
  undefined,
  { StringEquals: { 'aws:PrincipalTag/team': ['a'] } },
  { StringEquals: { 'AWS:principaltag/team': ['a', 'ab'] } },
  { StringLike: { 'aws:PrincipalTag/team': ['a*'] } },
  { StringLikeIfExists: { 'aws:PrincipalTag/team': ['a*'] } },
  { StringNotEquals: { 'aws:PrincipalTag/team': ['a', 'b'] } },
  { StringNotEquals: { 'aws:PrincipalTag/team': ['a'] } },
  { StringEqualsIgnoreCase: { 'aws:PrincipalTag/team': ['A'] } },
  { StringEquals: { 'aws:PrincipalTag/team': ['${aws:username}'] } },
  { Null: { 'aws:PrincipalTag/team': ['true'] } },
  { Null: { 'aws:PrincipalTag/team': ['false'] } },
  { Bool: { 'aws:SecureTransport': ['true'] } },
  { Bool: { 'aws:SecureTransport': ['false'] } },
  { NumericLessThan: { 'aws:MultiFactorAuthAge': ['5'] } },
  { NumericLessThanEquals: { 'aws:MultiFactorAuthAge': ['5', '3'] } },
  { NumericGreaterThan: { 'aws:MultiFactorAuthAge': ['5'] } },
  { NumericEquals: { 'aws:MultiFactorAuthAge': ['3'] } },
  { StringEquals: { 'aws:PrincipalTag/team': ['a'] }, Bool: { 'aws:SecureTransport': ['true'] } },
];

const picks = (values: readonly string[]) => fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 3 });

const statementWith = (conditions: readonly RawStatement['Condition'][]) =>
  fc
    .tuple(
      fc.constantFrom('Allow', 'Allow', 'Allow', 'Deny'),
      fc.tuple(fc.constantFrom('Action', 'Action', 'Action', 'NotAction'), picks(ACTION_PATTERNS)),
      fc.tuple(fc.constantFrom('Resource', 'Resource', 'Resource', 'NotResource'), picks(RESOURCE_PATTERNS)),
      fc.constantFrom(...conditions),
    )
    .map(
      ([Effect, action, resource, Condition]): RawStatement => ({
        Effect,
        ...Object.fromEntries([action, resource]),
        ...(Condition === undefined ? {} : { Condition }),
      }),
    );

/** Policies of these versions whose statements overlap, contain and contradict each other, under these conditions. */
export const policyWith = (conditions: readonly RawStatement['Condition'][], versions: readonly string[]) =>
  fc
    .tuple(fc.constantFrom(...versions), fc.array(statementWith(conditions), { minLength: 1, maxLength: 4 }))
    .map(([Version, Statement]): RawPolicy => ({ Version, Statement }));

/** The same with the conditions that our own simulator knows. */
export const policy = policyWith(CONDITIONS, ['2012-10-17', '2012-10-17', '2012-10-17', '2008-10-17']);

/** Requests that some of them speak of, keys sometimes absent. */
export const request = fc
  .tuple(
    fc.constantFrom(...Object.entries(ACTIONS).flatMap(([action, { requests }]) => requests.map((resource) => ({ action, resource })))),
    fc.option(fc.constantFrom('a', 'A', 'ab', 'b', 'bob', 'c'), { nil: undefined }),
    fc.option(fc.constantFrom('true', 'false'), { nil: undefined }),
    fc.option(fc.constantFrom('3', '4', '5', '6'), { nil: undefined }),
    fc.option(fc.constantFrom('a', 'bob', 'x'), { nil: undefined }),
  )
  .map(([target, tag, secure, age, username]): Request => {
    const context = Object.entries({
      'aws:PrincipalTag/team': tag,
      'aws:SecureTransport': secure,
      'aws:MultiFactorAuthAge': age,
      'aws:username': username,
    });
    return {
      ...target,
      context: Object.fromEntries(context.flatMap(([key, value]) => (value === undefined ? [] : [[key.toLowerCase(), value]]))),
    };
  });
