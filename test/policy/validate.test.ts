import { describe, expect, it } from 'vitest';
import type { AccessLevel } from '../../src/policy/access-level.ts';
import { readPolicyDocument } from '../../src/policy/read-document.ts';
import { VALIDATION_RULES, validate } from '../../src/policy/validate.ts';

import { indexOf } from './actions-index.ts';

const ACTIONS: Readonly<Record<string, readonly [AccessLevel, ...string[]]>> = {
  's3:GetObject': ['Read', 'arn:${Partition}:s3:::${BucketName}/${ObjectName}'],
  's3:ListBucket': ['List', 'arn:${Partition}:s3:::${BucketName}'],
  's3:ListAllMyBuckets': ['List'],
  'iam:PassRole': ['Write', 'arn:${Partition}:iam::${Account}:role/${RoleNameWithPath}'],
};

const KNOWLEDGE = {
  actions: indexOf(Object.entries(ACTIONS).map(([name, [level]]) => [name, level])),
  resourceTypes: (action: string) => (ACTIONS[action] ?? []).slice(1).map((arn) => ({ arn, required: true })),
  isSingleValued: () => false,
};

const GOOD = { Effect: 'Allow', Action: ['s3:GetObject'], Resource: ['arn:aws:s3:::b/*'] };

function rules(statements: object | readonly object[], version: string | undefined = '2012-10-17') {
  const text = JSON.stringify({ Version: version, Statement: statements }, null, 1);
  return validate(readPolicyDocument(text, 'p.json'), KNOWLEDGE).map(({ rule, origin }) => `${rule}@${origin?.line}`);
}

describe('validate', () => {
  it('has nothing to say about an exact policy', () => {
    expect(rules([GOOD, { ...GOOD, Action: 's3:ListAllMyBuckets', Resource: '*' }])).toEqual([]);
    expect(
      rules({
        Effect: 'Allow',
        Action: 'iam:PassRole',
        Resource: 'arn:aws:iam::1:role/x',
        Condition: { StringEquals: { 'iam:PassedToService': 'ecs' } },
      }),
    ).toEqual([]);
    expect(rules({ ...GOOD, Resource: 'arn:aws:s3:::${aws:PrincipalTag/bucket}' })).toEqual([]);
  });

  it.each<[string, object, string?]>([
    ['version-old@1', GOOD, '2008-10-17'],
    ['variable-in-old-version@9', { ...GOOD, Resource: ['arn:aws:s3:::b/${aws:username}'] }, '2008-10-17'],
    ['sid-characters@4', { Sid: 'a-b', ...GOOD }],
    [
      'sid-duplicate@15',
      [
        { Sid: 'a', ...GOOD },
        { Sid: 'a', ...GOOD },
      ],
    ],
    ['empty-statement@1', []],
    ['empty-statement@5', { ...GOOD, Action: [] }],
    ['service-unknown@6', { ...GOOD, Action: ['s33:GetObject'] }],
    ['action-unknown@6', { ...GOOD, Action: ['s3:HeadObject'] }],
    ['action-star@5', { ...GOOD, Action: '*' }],
    ['service-wildcard@5', { ...GOOD, Action: 's3:*' }],
    ['action-wildcard@5', { ...GOOD, Action: 's3:Get*' }],
    ['not-action-allow@5', { Effect: 'Allow', NotAction: 'iam:*', Resource: 'arn:aws:s3:::b/*' }],
    ['not-resource-allow@6', { Effect: 'Allow', Action: 's3:GetObject', NotResource: 'arn:aws:s3:::b/*' }],
    ['resource-arn@6', { ...GOOD, Action: 's3:GetObject', Resource: 'arn:aws:s3' }],
    ['resource-arn@6', { ...GOOD, Action: 's3:GetObject', Resource: 'arn:aws:s*:::b/*' }],
    ['resource-mismatch@5', { ...GOOD, Action: 's3:GetObject', Resource: 'arn:aws:s3:::b' }],
    ['resource-star@6', { ...GOOD, Action: 's3:ListBucket', Resource: '*' }],
    ['resource-needed-star@5', { ...GOOD, Action: 's3:ListAllMyBuckets' }],
    ['condition-operator@13', { ...GOOD, Condition: { StringMatches: { 'aws:x': 'y' } } }],
    ['condition-for-all-values@13', { ...GOOD, Condition: { 'ForAllValues:StringEquals': { 'aws:TagKeys': ['y'] } } }],
    ['pass-role-star@6', { Effect: 'Allow', Action: 'iam:PassRole', Resource: 'arn:aws:iam::1:role/*' }],
    ['pass-role-service@5', { Effect: 'Allow', Action: 'iam:PassRole', Resource: 'arn:aws:iam::1:role/x' }],
  ])('finds %s', (expected, statements, version) => {
    expect(rules(statements, version)).toContain(expected);
  });

  it('does not mind an Allow rule in a Deny', () => {
    expect(rules({ Effect: 'Deny', Action: 's3:*', Resource: '*' })).toEqual([]);
  });

  it('accepts Null beside ForAllValues', () => {
    const Condition = { 'ForAllValues:StringEquals': { 'aws:TagKeys': ['y'] }, Null: { 'aws:TagKeys': 'false' } };
    expect(rules({ ...GOOD, Condition })).toEqual([]);
  });

  it('has rules with distinct ids', () => {
    expect(new Set(VALIDATION_RULES.map(({ id }) => id)).size).toBe(VALIDATION_RULES.length);
  });
});
