import { describe, expect, it } from 'vitest';
import { catalogKnowledge } from '../../src/catalog/action-knowledge.ts';
import { compare } from '../../src/policy/compare.ts';
import { readPolicyDocument } from '../../src/policy/read-document.ts';
import { RULES_FOR_GRANTS, validateTogether } from '../../src/policy/validate-together.ts';

const KNOWLEDGE = catalogKnowledge();

function document(name: string, statements: readonly object[]) {
  const Statement = statements.map((statement) => ({ Effect: 'Allow', ...statement }));
  return { name, document: readPolicyDocument(JSON.stringify({ Version: '2012-10-17', Statement }, null, 1), name) };
}

/** Rule and line of each finding on a policy of these statements, one a file. */
function found(statements: readonly object[], boundary?: readonly object[]) {
  const input = {
    attached: statements.map((statement, index) => document(`p${index}`, [statement])),
    needed: [],
    ...(boundary === undefined ? {} : { boundary: document('boundary', boundary) }),
  };
  return validateTogether(input, compare(input, KNOWLEDGE), KNOWLEDGE).map(
    ({ rule, origin, message }) => `${origin?.file} ${rule}: ${message}`,
  );
}

const READ = { Action: 's3:GetObject', Resource: 'arn:aws:s3:::b/*' };

describe('validateTogether', () => {
  it('has nothing to say about grants that stand for themselves', () => {
    expect(
      found([READ, { Action: 's3:PutObject', Resource: 'arn:aws:s3:::b/*' }, { Effect: 'Deny', Action: 's3:DeleteObject', Resource: '*' }]),
    ).toEqual([]);
    expect(found([READ], [{ Action: 's3:*', Resource: '*' }])).toEqual([]);
  });

  it('finds an Allow that a Deny of another policy removes', () => {
    expect(found([READ, { Effect: 'Deny', Action: 's3:Get*', Resource: 'arn:aws:s3:::b*' }])).toEqual([
      'p0 deny-shadows: s3:GetObject: a Deny of the attached policies removes all of it',
    ]);
    expect(found([READ, { Effect: 'Deny', Action: 's3:Get*', Resource: 'arn:aws:s3:::b/secret/*' }])).toEqual([]);
    const Condition = { Bool: { 'aws:SecureTransport': 'false' } };
    expect(found([READ, { Effect: 'Deny', Action: 's3:*', Resource: '*', Condition }])).toEqual([]);
  });

  it('takes no exception from a wildcard for a mistake, but a name', () => {
    const denied = { Effect: 'Deny', Action: 'sqs:DeleteQueue', Resource: '*' };
    const queue = 'arn:aws:sqs:eu-west-1:1:q';
    expect(found([{ Action: 'sqs:*', Resource: queue }, denied]).filter((one) => one.includes('shadows'))).toEqual([]);
    expect(found([{ Action: ['sqs:DeleteQueue', 'sqs:SendMessage'], Resource: queue }, denied])).toEqual([
      'p0 deny-shadows: sqs:DeleteQueue: a Deny of the attached policies removes all of it',
    ]);
  });

  it('finds an Allow outside the boundary', () => {
    expect(found([READ], [{ Action: 'sqs:*', Resource: '*' }])).toEqual([
      'p0 boundary-shadows: s3:GetObject: the permissions boundary allows none of it',
    ]);
  });

  it('finds what others allow together, and of equal statements the later', () => {
    const on = (Resource: string) => ({ Action: 's3:GetObject', Resource });
    expect(found([on('arn:aws:s3:::b/?'), on('arn:aws:s3:::b/*'), on('arn:aws:s3:::b/??*')])).toEqual([
      expect.stringMatching(/^p0 redundant/),
      expect.stringMatching(/^p2 redundant/),
    ]);
    expect(found([READ, READ])).toEqual(['p1 redundant: the other attached statements allow all that this one allows; it can go']);
    const Condition = { StringEquals: { 'aws:PrincipalTag/team': 'a' } };
    expect(found([READ, { ...READ, Condition }])).toEqual([expect.stringMatching(/^p1 redundant/)]);
    expect(
      found([
        { ...READ, Condition },
        { ...READ, Action: 's3:*', Condition: { Bool: { 'aws:SecureTransport': 'true' } } },
      ]),
    ).not.toContainEqual(expect.stringContaining('redundant'));
  });

  it('finds data and credentials of everything, but not of what is named', () => {
    const on = (Action: string, ...Resource: string[]) => found([{ Action, Resource }]);
    expect(on('dynamodb:Query', '*')).toEqual([
      'p0 data-read-star: dynamodb:Query reads the data of every such resource; name the ones that are needed',
    ]);
    expect(on('s3:GetObject', 'arn:aws:s3:::*')).toEqual([expect.stringContaining('data-read-star')]);
    expect(on('s3:GetObject', 'arn:aws:s3:::data-*')).toEqual([]);
    expect(on('ssm:GetParameter', 'arn:aws:ssm:eu-west-1:123456789012:parameter/*')).toEqual([]);
    expect(on('sts:AssumeRole', '*')).toEqual([expect.stringContaining('credentials-star')]);
    expect(on('sts:AssumeRole', 'arn:aws:iam::123456789012:role/reports')).toEqual([]);
    expect(
      found([
        { Action: 'sts:AssumeRole', Resource: '*' },
        { Effect: 'Deny', Action: '*', Resource: '*' },
      ]),
    ).toEqual([expect.stringContaining('deny-shadows')]);
  });

  it('finds who may change permissions', () => {
    expect(found([{ Action: 's3:PutBucketPolicy', Resource: 'arn:aws:s3:::b' }])).toEqual([
      'p0 permissions-management: s3:PutBucketPolicy: changes who may do what',
    ]);
  });

  it('has rules with distinct ids', () => {
    expect(new Set(RULES_FOR_GRANTS.map(({ id }) => id)).size).toBe(RULES_FOR_GRANTS.length);
  });
});
