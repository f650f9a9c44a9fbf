import { describe, expect, it } from 'vitest';
import type { AccessLevel } from '../../src/policy/access-level.ts';
import type { ConditionKeyType } from '../../src/policy/action-knowledge.ts';
import { readPolicyDocument } from '../../src/policy/read-document.ts';
import { VALIDATION_RULES, validate } from '../../src/policy/validate.ts';

import { indexOf } from './actions-index.ts';

const ACTIONS: Readonly<Record<string, readonly [AccessLevel, ...string[]]>> = {
  's3:GetObject': ['Read', 'arn:${Partition}:s3:::${BucketName}/${ObjectName}'],
  's3:ListBucket': ['List', 'arn:${Partition}:s3:::${BucketName}'],
  's3:ListAllMyBuckets': ['List'],
  'iam:PassRole': ['Write', 'arn:${Partition}:iam::${Account}:role/${RoleNameWithPath}'],
  'secretsmanager:GetSecretValue': ['Read', 'arn:${Partition}:secretsmanager:${Region}:${Account}:secret:${SecretId}'],
  'logs:CreateLogStream': ['Write', 'arn:${Partition}:logs:${Region}:${Account}:log-group:${LogGroupName}'],
  'logs:TagResource': ['Tagging', 'arn:${Partition}:logs:${Region}:${Account}:log-group:${LogGroupName}'],
};

const KEYS: Readonly<Record<string, ConditionKeyType>> = {
  'aws:username': 'String',
  'aws:sourceip': 'IPAddress',
  'aws:sourcearn': 'ARN',
  'aws:securetransport': 'Bool',
  'aws:multifactorauthage': 'Numeric',
  'aws:currenttime': 'Date',
  'aws:tagkeys': 'ArrayOfString',
  'aws:principaltag/bucket': 'String',
  's3:prefix': 'String',
  's3:existingobjecttag/team': 'String',
  'iam:passedtoservice': 'String',
  'lambda:sourcefunctionarn': 'ARN',
};

const KNOWLEDGE = {
  actions: indexOf(Object.entries(ACTIONS).map(([name, [level]]) => [name, level])),
  resourceTypes: (action: string) => (ACTIONS[action] ?? []).slice(1).map((arn) => ({ arn, required: true })),
  isSingleValued: () => false,
  conditionKeyType: (key: string) => KEYS[key.toLowerCase()],
  conditionKeys: (action: string) =>
    ({ 's3:ListBucket': ['s3:prefix'], 's3:GetObject': ['s3:existingobjecttag/'], 'iam:PassRole': ['iam:passedtoservice'] })[action] ?? [],
  actionsOfOperation: (name: string) => (name === 's3:HeadObject' ? ['s3:GetObject'] : []),
};

const GOOD = { Effect: 'Allow', Action: ['s3:GetObject'], Resource: ['arn:aws:s3:::b/*'] };

function found(statements: object | readonly object[], use?: 'attached') {
  const text = JSON.stringify({ Version: '2012-10-17', Statement: statements });
  return validate(readPolicyDocument(text, 'p.json'), KNOWLEDGE, use).map(
    ({ severity, rule, message }) => `${severity} ${rule}: ${message}`,
  );
}

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

  it('names what is nearest to an unknown action or service, and the actions of an operation', () => {
    expect(found({ ...GOOD, Action: 's3:GetObjet' })).toEqual([
      'error action-unknown: s3:GetObjet is no known action of s3; did you mean s3:GetObject?',
    ]);
    expect(found({ ...GOOD, Action: 's3:HeadObject' })).toEqual([
      'error action-unknown: s3:HeadObject is no known action of s3; it is an API operation, whose calls need s3:GetObject',
    ]);
    expect(found({ ...GOOD, Action: 's3:Frobnicate' })[0]).toContain('look at its list of actions');
    expect(found({ ...GOOD, Action: 'secretmanager:GetSecretValue' })[0]).toContain('"secretsmanager" is one');
    expect(found({ ...GOOD, Action: 's33:GetObject' })[0]).toBe('warning service-unknown: no service has the prefix "s33"; "s3" is one');
  });

  it('takes for no error what AWS took', () => {
    expect(found({ ...GOOD, Action: 's3:Withdrawn' }, 'attached')).toMatchObject([expect.stringMatching(/^note action-unknown/)]);
    expect(found({ ...GOOD, Action: 's3:ListAllMyBuckets' }, 'attached')).toMatchObject([
      expect.stringMatching(/^warning resource-needed-star/),
    ]);
    expect(found({ Effect: 'Allow', Action: 'iam:PassRole', Resource: '*' }, 'attached')).toContainEqual(
      expect.stringMatching(/^error pass-role-star/),
    );
  });

  it('takes no PassRole for one of every role where the service is limited', () => {
    const Condition = { StringEquals: { 'iam:PassedToService': 'ecs.amazonaws.com' } };
    expect(rules({ Effect: 'Allow', Action: 'iam:PassRole', Resource: '*', Condition })).not.toContain('pass-role-star@6');
  });

  const withCondition = (Condition: object, Action = 's3:GetObject') =>
    found({ ...GOOD, Action, Resource: Action.endsWith('Bucket') ? 'arn:aws:s3:::b' : GOOD.Resource, Condition });

  it.each<[string, object]>([
    ['StringEquals does not fit aws:SourceIp, whose values are of type IPAddress', { StringEquals: { 'aws:SourceIp': '10.0.0.0/8' } }],
    ['NumericLessThan does not fit aws:username', { NumericLessThan: { 'aws:username': '5' } }],
    ['ForAllValues:Bool does not fit aws:TagKeys', { 'ForAllValues:Bool': { 'aws:TagKeys': 'true' }, Null: { 'aws:TagKeys': 'false' } }],
    ['IpAddress cannot read "10.0.0.0/33"', { IpAddress: { 'aws:SourceIp': ['10.0.0.0/8', '10.0.0.0/33'] } }],
    ['Bool cannot read "yes"', { Bool: { 'aws:SecureTransport': 'yes' } }],
    ['NumericLessThan cannot read "soon"', { NumericLessThan: { 'aws:MultiFactorAuthAge': 'soon' } }],
    ['DateLessThan cannot read "tomorrow"', { DateLessThan: { 'aws:CurrentTime': 'tomorrow' } }],
    ['Null cannot read "no"', { Null: { 'aws:username': 'no' } }],
  ])('finds that %s', (problem, condition) => {
    expect(withCondition(condition)).toEqual([expect.stringContaining(`warning condition-type: ${problem}`)]);
  });

  it.each<[object]>([
    [{ IpAddress: { 'aws:SourceIp': ['10.0.0.0/8', '2001:db8::/32'] } }],
    [{ ArnLike: { 'aws:SourceArn': 'arn:aws:sns:*:*:t' }, StringLike: { 'AWS:SourceArn': 'arn:*' } }],
    [{ BoolIfExists: { 'aws:SecureTransport': true } }],
    [{ NumericLessThan: { 'aws:MultiFactorAuthAge': 5 } }],
    [{ DateLessThan: { 'aws:CurrentTime': ['2030-01-01', '2030-01-01T00:00:00Z', '2030-01-01T00:00:00.5+01:00'] } }],
    [{ DateGreaterThan: { 'aws:CurrentTime': '1767225600' } }],
    [{ Null: { 'aws:username': 'true' } }],
    [{ StringEquals: { 'accounts.google.com:aud': 'x', 'aws:username': '${saml:sub}' } }],
  ])('reads %j', (condition) => {
    expect(withCondition(condition)).toEqual([]);
  });

  it('finds condition keys that do not exist, and those that no action of the statement has', () => {
    expect(withCondition({ StringEquals: { 'aws:SorceIp': 'x' } })).toEqual([
      'warning condition-key: AWS lists no condition key aws:SorceIp',
    ]);
    expect(withCondition({ StringEquals: { 's3:prefix': 'x' } })).toEqual([
      'warning condition-key: no action of the statement has s3:prefix: in its requests the key is absent',
    ]);
    expect(withCondition({ StringEquals: { 's3:prefix': 'x' } }, 's3:ListBucket')).toEqual([]);
    expect(withCondition({ StringEquals: { 's3:ExistingObjectTag/team': 'x' } })).toEqual([]);
    expect(withCondition({ StringEqualsIfExists: { 's3:prefix': 'x' } })).toEqual([]);
    expect(withCondition({ ArnEquals: { 'lambda:SourceFunctionArn': 'arn:aws:lambda:eu-west-1:1:function:f' } })).toEqual([]);
    expect(found({ Effect: 'Deny', Action: 's3:*', Resource: '*', Condition: { StringEquals: { 's3:prefix': 'x' } } })).toEqual([]);
  });

  it('finds variables that name no context key or one with several values', () => {
    const on = (name: string) => found({ ...GOOD, Resource: `arn:aws:s3:::${name}` });
    expect(on('${Bucket}/x')).toEqual(['warning variable-unknown: ${Bucket} is no policy variable: AWS lists no context key "Bucket"']);
    expect(on('b/${aws:TagKeys}')).toEqual([
      'warning variable-unknown: ${aws:TagKeys}: a key with several values cannot be a policy variable',
    ]);
    for (const name of ['b/${aws:username}', 'b/${ aws:username , "x" }', 'b/${*}${?}${$}', 'b/${cognito-identity.amazonaws.com:sub}'])
      expect(on(name)).toEqual([]);
  });

  it.each<[string, string, string, boolean]>([
    ['s3:GetObject', 'arn:aws:s3:::data*', 'is also every bucket whose name goes on', true],
    ['s3:GetObject', 'arn:aws:s3:::data-*', '', false],
    ['s3:GetObject', 'arn:aws:s3:::data/a*', '', false],
    ['secretsmanager:GetSecretValue', 'arn:aws:secretsmanager:eu-west-1:1:secret:db', 'lacks the six characters', true],
    ['secretsmanager:GetSecretValue', 'arn:aws:secretsmanager:eu-west-1:1:secret:db*', 'is also every secret', true],
    ['secretsmanager:GetSecretValue', 'arn:aws:secretsmanager:eu-west-1:1:secret:db-AbC123', '', false],
    ['secretsmanager:GetSecretValue', 'arn:aws:secretsmanager:eu-west-1:1:secret:db-??????', '', false],
    ['secretsmanager:GetSecretValue', 'arn:aws:secretsmanager:*:*:secret:*', '', false],
    ['logs:CreateLogStream', 'arn:aws:logs:eu-west-1:1:log-group:/aws/lambda/f', 'write ":*" behind it', true],
    ['logs:CreateLogStream', 'arn:aws:logs:eu-west-1:1:log-group:/aws/lambda/f:*', '', false],
    ['logs:TagResource', 'arn:aws:logs:eu-west-1:1:log-group:/aws/lambda/f', '', false],
  ])('%s on %s: %s', (Action, Resource, problem, isTrap) => {
    const traps = found({ Effect: 'Allow', Action, Resource }).filter((one) => one.includes('resource-prefix-trap'));
    expect(traps).toEqual(isTrap ? [expect.stringContaining(problem)] : []);
    expect(found({ Effect: 'Deny', Action, Resource }).filter((one) => one.includes('resource-prefix-trap'))).toEqual([]);
  });

  it('measures what is to be attached by the quotas of IAM, white space left out', () => {
    const of = (count: number) => ({
      ...GOOD,
      Resource: Array.from({ length: count }, (_, index) => `arn:aws:s3:::bucket-${1000 + index}/*`),
    });
    expect(found(of(100))).toEqual([]);
    expect(found(of(250))).toEqual([
      expect.stringMatching(/^warning size-managed: the policy has 7\d\d\d characters; a managed policy takes 6144/),
    ]);
    expect(found(of(500))).toEqual([expect.stringMatching(/^error size-inline-role: the policy has 1\d\d\d\d characters/)]);
    expect(found(of(500), 'attached')).toEqual([]);
    const spaced = JSON.stringify({ Version: '2012-10-17', Statement: of(100) }, null, 20);
    expect(spaced.length).toBeGreaterThan(6144);
    expect(validate(readPolicyDocument(spaced, 'p.json'), KNOWLEDGE)).toEqual([]);
  });

  it('has rules with distinct ids', () => {
    expect(new Set(VALIDATION_RULES.map(({ id }) => id)).size).toBe(VALIDATION_RULES.length);
  });
});
