import { describe, expect, it } from 'vitest';
import { catalogKnowledge } from '../../src/catalog/action-knowledge.ts';
import { compare } from '../../src/policy/compare.ts';
import { readPolicyDocument } from '../../src/policy/read-document.ts';

type Statement = Readonly<Record<string, unknown>>;

/** Statements of version 2012-10-17, or of another one (`undefined`: none is written). */
type Written = readonly Statement[] | { readonly V?: string; readonly S: readonly Statement[] };

interface Expected {
  /** The verdict of the whole. */
  readonly v?: string;
  /** Of each needed row. */
  readonly n?: readonly string[];
  /** Of the attached rows, each word once. */
  readonly a?: readonly string[];
}

type Case = readonly [what: string, attached: Written, needed: Written, expected: Expected, boundary?: readonly Statement[]];

const KNOWLEDGE = catalogKnowledge();
const obj = (name: string) => ({ Action: 's3:GetObject', Resource: `arn:aws:s3:::${name}` });
const cond = (Condition: object, statement: Statement = obj('b/*')) => [{ ...statement, Condition }];

/** Pairs whose verdict follows from AWS's evaluation rules, each reasoned before it was run. */
const CASES: readonly Case[] = [
  // incomplete ARNs
  [
    'short arn completes',
    [{ Action: 'sqs:SendMessage', Resource: 'arn:aws:sqs' }],
    [{ Action: 'sqs:SendMessage', Resource: 'arn:aws:sqs:eu-west-1:1:q' }],
    { v: 'narrowing', n: ['covered'], a: ['broader'] },
  ],
  [
    'short arn equals its completion',
    [{ Action: 'sqs:SendMessage', Resource: 'arn:aws:sqs' }],
    [{ Action: 'sqs:SendMessage', Resource: 'arn:aws:sqs:*:*:*' }],
    { v: 'equal' },
  ],
  [
    'short arn with whole star',
    [{ Action: 'sqs:SendMessage', Resource: 'arn:aws:sqs:*' }],
    [{ Action: 'sqs:SendMessage', Resource: 'arn:aws:sqs:eu-west-1:1:q' }],
    { n: ['covered'] },
  ],
  [
    'short arn other service',
    [{ Action: 'sqs:SendMessage', Resource: 'arn:aws:sns' }],
    [{ Action: 'sqs:SendMessage', Resource: 'arn:aws:sqs:eu-west-1:1:q' }],
    { n: ['missing'], a: ['ineffective'] },
  ],
  [
    'short arn unclear',
    [{ Action: 'sqs:SendMessage', Resource: 'arn:aws:sqs:eu-*' }],
    [{ Action: 'sqs:SendMessage', Resource: 'arn:aws:sqs:eu-west-1:1:q' }],
    { n: ['unknown'], v: 'cannot tell' },
  ],
  [
    'short arn in a Deny',
    [
      { Action: 'sqs:SendMessage', Resource: '*' },
      { Effect: 'Deny', Action: 'sqs:*', Resource: 'arn:aws:sqs' },
    ],
    [{ Action: 'sqs:SendMessage', Resource: 'arn:aws:sqs:eu-west-1:1:q' }],
    { n: ['denied'] },
  ],
  [
    'short arn in NotResource',
    [{ Action: 'sqs:SendMessage', NotResource: 'arn:aws:sqs' }],
    [{ Action: 'sqs:SendMessage', Resource: 'arn:aws:sqs:eu-west-1:1:q' }],
    { n: ['unknown'] },
  ],
  // NotAction + Deny
  [
    'deny notaction',
    [
      { Action: 's3:*', Resource: '*' },
      { Effect: 'Deny', NotAction: 's3:Get*', Resource: '*' },
    ],
    [obj('b/*'), { Action: 's3:PutObject', Resource: 'arn:aws:s3:::b/*' }],
    { n: ['covered', 'denied'] },
  ],
  ['notaction case', [{ NotAction: 'S3:GETOBJECT', Resource: '*' }], [obj('b/*')], { n: ['missing'] }],
  [
    'NotResource hole',
    [{ Action: 's3:GetObject', NotResource: 'arn:aws:s3:::b/*' }],
    [obj('b/x'), obj('c/x')],
    { n: ['missing', 'covered'] },
  ],
  [
    'Deny NotResource',
    [
      { Action: 's3:*', Resource: '*' },
      { Effect: 'Deny', Action: 's3:*', NotResource: ['arn:aws:s3:::b', 'arn:aws:s3:::b/*'] },
    ],
    [obj('b/x'), obj('c/x'), obj('*')],
    { n: ['covered', 'denied', 'partial'] },
  ],
  [
    'two NotResource statements union to everything',
    [
      { Action: 's3:GetObject', NotResource: 'arn:aws:s3:::a/*' },
      { Action: 's3:GetObject', NotResource: 'arn:aws:s3:::b/*' },
    ],
    [obj('*/*')],
    { n: ['covered'] },
  ],
  // bucket vs object
  ['bucket arn does not give objects', [{ Action: 's3:*', Resource: 'arn:aws:s3:::b' }], [obj('b/x')], { n: ['missing'] }],
  [
    'object arn does not give the bucket',
    [{ Action: 's3:*', Resource: 'arn:aws:s3:::b/*' }],
    [{ Action: 's3:ListBucket', Resource: 'arn:aws:s3:::b' }],
    { n: ['missing'] },
  ],
  [
    'b* gives bucket, objects',
    [{ Action: 's3:*', Resource: 'arn:aws:s3:::b*' }],
    [{ Action: 's3:ListBucket', Resource: 'arn:aws:s3:::b' }, obj('b/x')],
    { n: ['covered', 'covered'] },
  ],
  ['case of resource', [obj('B/x')], [obj('b/x')], { n: ['missing'], a: ['excess'] }],
  ['case of action', [{ Action: 'S3:gETOBJECT', Resource: 'arn:aws:s3:::b/x' }], [obj('b/x')], { v: 'equal' }],
  // wildcards
  ['? one char', [obj('b/?')], [obj('b/ab'), obj('b/a'), obj('b/*')], { n: ['missing', 'covered', 'partial'] }],
  ['?* equals *?', [obj('b/?*')], [obj('b/*?')], { v: 'equal' }],
  ['${*} literal star', [obj('b/${*}')], [obj('b/x'), obj('b/${*}')], { n: ['missing', 'covered'] }],
  ['${?} within', [obj('b/a?c')], [obj('b/a${?}c')], { n: ['covered'] }],
  ['${$} literal dollar', [obj('b/$')], [obj('b/${$}')], { v: 'equal' }],
  ['2008: ${*} is text', { V: '2008-10-17', S: [obj('b/${*}')] }, [obj('b/x'), obj('b/${$}{x}')], { n: ['missing', 'covered'] }],
  ['no version: variable is text', { S: [obj('b/${aws:username}')] }, { S: [obj('b/${aws:username}')] }, { v: 'equal' }],
  ['variable beside version', [obj('b/${aws:username}')], [obj('b/${AWS:UserName}')], { v: 'equal', n: ['covered'], a: ['needed'] }],
  ['variable with default apart', [obj("b/${aws:PrincipalTag/t, 'x'}")], [obj('b/${aws:PrincipalTag/t}')], { v: 'cannot tell' }],
  ['variable in all', [obj('b/*')], [obj('b/${aws:username}/x')], { n: ['covered'] }],
  // boundary
  ['boundary cuts', [{ Action: 's3:*', Resource: '*' }], [obj('b/x'), obj('c/x')], { n: ['covered', 'bounded'] }, [obj('b/*')]],
  [
    'boundary deny',
    [{ Action: 's3:*', Resource: '*' }],
    [obj('b/x')],
    { n: ['bounded'], a: ['ineffective'] },
    [
      { Action: '*', Resource: '*' },
      { Effect: 'Deny', Action: 's3:*', Resource: '*' },
    ],
  ],
  [
    'boundary condition',
    [obj('b/*')],
    [obj('b/*')],
    { n: ['conditional'], v: 'cannot tell' },
    [{ Action: '*', Resource: '*', Condition: { Bool: { 'aws:SecureTransport': 'true' } } }],
  ],
  // conditions
  [
    'a value that is not the refused one',
    cond({ StringNotEquals: { 'aws:PrincipalTag/t': ['b', 'c'] } }),
    cond({ StringEquals: { 'aws:PrincipalTag/t': 'a' } }),
    { n: ['covered'], a: ['broader-condition'] },
  ],
  [
    'a refused value among those needed',
    cond({ StringNotEquals: { 'aws:PrincipalTag/t': 'b' } }),
    cond({ StringEquals: { 'aws:PrincipalTag/t': ['a', 'b'] } }),
    { n: ['conditional'], a: ['unknown'] },
  ],
  [
    'an absent key satisfies IfExists and the negative operator alike',
    cond({ StringNotLike: { 'aws:PrincipalTag/t': 'b*' } }),
    cond({ StringLikeIfExists: { 'aws:PrincipalTag/t': 'a*' } }),
    { n: ['covered'] },
  ],
  [
    'a pattern that may be the refused value',
    cond({ StringNotEquals: { 'aws:PrincipalTag/t': 'ab' } }),
    cond({ StringLike: { 'aws:PrincipalTag/t': 'a*' } }),
    { n: ['conditional'] },
  ],
  [
    'a Deny of all but another value',
    [
      ...cond({ StringEquals: { 'aws:PrincipalTag/t': 'a' } }),
      ...cond({ StringNotEquals: { 'aws:PrincipalTag/t': 'b' } }, { Effect: 'Deny', ...obj('b/*') }),
    ],
    cond({ StringEquals: { 'aws:PrincipalTag/t': 'a' } }),
    { n: ['denied'] },
  ],
  [
    'several values of one key are not one value',
    cond({ StringNotEquals: { 'aws:TagKeys': 'b' } }, { Action: 'sqs:CreateQueue', Resource: 'arn:aws:sqs:*:*:*' }),
    cond({ StringEquals: { 'aws:TagKeys': 'a' } }, { Action: 'sqs:CreateQueue', Resource: 'arn:aws:sqs:*:*:*' }),
    { n: ['conditional'] },
  ],
  [
    'a variable is no known value',
    cond({ StringNotEquals: { 'aws:PrincipalTag/t': '${aws:username}' } }),
    cond({ StringEquals: { 'aws:PrincipalTag/t': 'a' } }),
    { n: ['conditional'] },
  ],
  [
    'ARNs of other accounts',
    cond({ ArnNotLike: { 'aws:SourceArn': 'arn:aws:sns:*:111111111111:*' } }),
    cond({ ArnEquals: { 'aws:SourceArn': 'arn:aws:sns:eu-west-1:222222222222:t' } }),
    { n: ['covered'] },
  ],
  [
    'an address outside of the refused block',
    cond({ NotIpAddress: { 'aws:SourceIp': '10.0.0.0/8' } }),
    cond({ IpAddress: { 'aws:SourceIp': '192.168.0.0/16' } }),
    { n: ['covered'] },
  ],
  [
    'numbers below the refused one',
    cond({ NumericNotEquals: { 's3:max-keys': '10' } }, { Action: 's3:ListBucket', Resource: 'arn:aws:s3:::b' }),
    cond({ NumericLessThan: { 's3:max-keys': '10' } }, { Action: 's3:ListBucket', Resource: 'arn:aws:s3:::b' }),
    { n: ['covered'] },
  ],
  [
    'the plain operator is inside IfExists',
    cond({ StringEqualsIfExists: { 'aws:PrincipalTag/t': 'a' } }),
    cond({ StringEquals: { 'aws:PrincipalTag/t': 'a' } }),
    { n: ['covered'], a: ['broader-condition'] },
  ],
  [
    'IfExists is weaker than the plain operator',
    cond({ StringEquals: { 'aws:PrincipalTag/t': 'a' } }),
    cond({ StringEqualsIfExists: { 'aws:PrincipalTag/t': 'a' } }),
    { n: ['conditional'], a: ['needed'] },
  ],
  [
    'Null false from equals',
    cond({ Null: { 'aws:PrincipalTag/t': 'false' } }),
    cond({ StringEquals: { 'aws:PrincipalTag/t': 'a' } }),
    { n: ['covered'] },
  ],
  [
    'Null true vs equals',
    cond({ Null: { 'aws:PrincipalTag/t': true } }),
    cond({ StringEquals: { 'aws:PrincipalTag/t': 'a' } }),
    { n: ['missing'], a: ['excess'] },
  ],
  [
    'Null true vs false',
    cond({ Null: { 'aws:PrincipalTag/t': 'true' } }),
    cond({ Null: { 'aws:PrincipalTag/t': 'false' } }),
    { n: ['missing'] },
  ],
  [
    'Null true implies IfExists',
    cond({ StringEqualsIfExists: { 'aws:PrincipalTag/t': 'a' } }),
    cond({ Null: { 'aws:PrincipalTag/t': 'true' } }),
    { n: ['covered'] },
  ],
  ['Bool', cond({ Bool: { 'aws:SecureTransport': 'true' } }), cond({ Bool: { 'aws:SecureTransport': true } }), { v: 'equal' }],
  ['Bool apart', cond({ Bool: { 'aws:SecureTransport': 'true' } }), cond({ Bool: { 'aws:SecureTransport': 'false' } }), { n: ['missing'] }],
  [
    'BoolIfExists apart from Bool',
    cond({ BoolIfExists: { 'aws:SecureTransport': 'true' } }),
    cond({ Bool: { 'aws:SecureTransport': 'false' } }),
    { n: ['missing'] },
  ],
  [
    'BoolIfExists vs BoolIfExists',
    cond({ BoolIfExists: { 'aws:SecureTransport': 'true' } }),
    cond({ BoolIfExists: { 'aws:SecureTransport': 'false' } }),
    { n: ['conditional'] },
  ],
  [
    'ForAllValues subset',
    cond({ 'ForAllValues:StringEquals': { 'aws:TagKeys': ['a', 'b'] } }),
    cond({ 'ForAllValues:StringEquals': { 'aws:TagKeys': ['a'] } }),
    { n: ['covered'] },
  ],
  [
    'ForAllValues vs ForAnyValue',
    cond({ 'ForAllValues:StringEquals': { 'aws:TagKeys': ['a'] } }),
    cond({ 'ForAnyValue:StringEquals': { 'aws:TagKeys': ['a'] } }),
    { n: ['conditional'] },
  ],
  [
    'ForAnyValue apart is not disjoint',
    cond({ 'ForAnyValue:StringEquals': { 'aws:TagKeys': ['a'] } }),
    cond({ 'ForAnyValue:StringEquals': { 'aws:TagKeys': ['b'] } }),
    { n: ['conditional'] },
  ],
  [
    'ForAllValues with Null',
    cond({ Null: { 'aws:TagKeys': 'true' } }),
    cond({ 'ForAllValues:StringEquals': { 'aws:TagKeys': ['a'] } }),
    { n: ['conditional'] },
  ],
  ['Numeric', cond({ NumericLessThan: { 's3:max-keys': '10' } }), cond({ NumericLessThan: { 's3:max-keys': '9.5' } }), { n: ['covered'] }],
  [
    'Numeric edges',
    cond({ NumericLessThanEquals: { 's3:max-keys': '10' } }),
    cond({ NumericEquals: { 's3:max-keys': ['10', '3'] } }),
    { n: ['covered'] },
  ],
  [
    'Numeric strict edge',
    cond({ NumericLessThan: { 's3:max-keys': '10' } }),
    cond({ NumericEquals: { 's3:max-keys': '10' } }),
    { n: ['missing'] },
  ],
  [
    'Numeric big',
    cond({ NumericEquals: { 's3:max-keys': '9007199254740993' } }),
    cond({ NumericEquals: { 's3:max-keys': '9007199254740992' } }),
    { n: ['conditional'] },
  ],
  [
    'Numeric same value other text',
    cond({ NumericEquals: { 's3:max-keys': '5' } }),
    cond({ NumericEquals: { 's3:max-keys': 5.0 } }),
    { v: 'equal' },
  ],
  [
    'Ip v4 in v4',
    cond({ IpAddress: { 'aws:SourceIp': ['10.0.0.0/8', '2001:db8::/32'] } }),
    cond({ IpAddress: { 'aws:SourceIp': ['10.1.0.0/16', '2001:db8:1::/48'] } }),
    { n: ['covered'] },
  ],
  [
    'Ip /0',
    cond({ IpAddress: { 'aws:SourceIp': '0.0.0.0/0' } }),
    cond({ IpAddress: { 'aws:SourceIp': '2001:db8::/32' } }),
    { n: ['missing'] },
  ],
  [
    'NotIp',
    cond({ NotIpAddress: { 'aws:SourceIp': '10.1.0.0/16' } }),
    cond({ NotIpAddress: { 'aws:SourceIp': '10.0.0.0/8' } }),
    { n: ['covered'] },
  ],
  [
    'Ip in NotIp',
    cond({ NotIpAddress: { 'aws:SourceIp': '10.0.0.0/8' } }),
    cond({ IpAddress: { 'aws:SourceIp': '10.1.0.0/16' } }),
    { n: ['missing'] },
  ],
  [
    'host bits',
    cond({ IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } }),
    cond({ IpAddress: { 'aws:SourceIp': '10.1.2.3/8' } }),
    { v: 'equal' },
  ],
  [
    'ArnLike segments',
    cond({ ArnLike: { 'aws:SourceArn': 'arn:aws:sns:*:1:t' } }),
    cond({ ArnEquals: { 'aws:SourceArn': 'arn:aws:sns:eu-west-1:1:t' } }),
    { n: ['covered'] },
  ],
  [
    'StringLike vs ArnLike',
    cond({ StringLike: { 'aws:SourceArn': 'arn:aws:sns:*' } }),
    cond({ ArnEquals: { 'aws:SourceArn': 'arn:aws:sns:eu-west-1:1:t' } }),
    { n: ['conditional'] },
  ],
  [
    'StringEquals star is text',
    cond({ StringEquals: { 's3:prefix': '*' } }, { Action: 's3:ListBucket', Resource: 'arn:aws:s3:::b' }),
    cond({ StringEquals: { 's3:prefix': 'a' } }, { Action: 's3:ListBucket', Resource: 'arn:aws:s3:::b' }),
    { n: ['missing'] },
  ],
  [
    'StringLike covers two',
    cond({ StringLike: { 'aws:PrincipalTag/t': ['a*', 'b'] } }),
    cond({ StringEquals: { 'aws:PrincipalTag/t': ['ax', 'b'] } }),
    { n: ['covered'] },
  ],
  [
    'date equality only',
    cond({ DateLessThan: { 'aws:CurrentTime': '2030-01-01' } }),
    cond({ DateLessThan: { 'aws:CurrentTime': '2030-01-01' } }),
    { v: 'equal' },
  ],
  [
    'key case',
    cond({ StringEquals: { 'AWS:principaltag/T': 'a' } }),
    cond({ StringEquals: { 'aws:PrincipalTag/t': 'a' } }),
    { v: 'equal' },
  ],
  [
    'operator case',
    cond({ stringequals: { 'aws:PrincipalTag/t': 'a' } }),
    cond({ StringEquals: { 'aws:PrincipalTag/t': 'a' } }),
    { v: 'equal' },
  ],
  [
    'conditional deny on both',
    [obj('b/*'), { Effect: 'Deny', Action: '*', Resource: '*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }],
    [obj('b/*'), { Effect: 'Deny', Action: 's3:*', Resource: '*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }],
    { v: 'equal' },
  ],
  [
    'conditional deny attached only',
    [obj('b/*'), { Effect: 'Deny', Action: '*', Resource: '*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }],
    [obj('b/*')],
    { n: ['conditional'] },
  ],
  [
    'deny lifted by condition',
    [obj('b/*'), { Effect: 'Deny', Action: '*', Resource: '*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }],
    cond({ Bool: { 'aws:SecureTransport': 'true' } }),
    { n: ['covered'] },
  ],
  [
    'deny MFA IfExists',
    [obj('b/*'), { Effect: 'Deny', Action: '*', Resource: '*', Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } } }],
    cond({ Bool: { 'aws:MultiFactorAuthPresent': 'true' } }),
    { n: ['covered'] },
  ],
  [
    'needed deny wider',
    [obj('b/*')],
    [obj('b/*'), { Effect: 'Deny', Action: 's3:*', Resource: 'arn:aws:s3:::b/secret/*' }],
    { v: 'narrowing', a: ['broader'] },
  ],
  [
    'attached lacks what needed denies',
    [obj('b/public/*')],
    [obj('b/*'), { Effect: 'Deny', Action: 's3:*', NotResource: 'arn:aws:s3:::b/public/*' }],
    { v: 'equal' },
  ],
  ['unknown action exact', [{ Action: 'foo:Bar', Resource: '*' }], [{ Action: 'FOO:bar', Resource: '*' }], { v: 'equal' }],
  [
    'wildcard-only action on arn',
    [{ Action: 's3:ListAllMyBuckets', Resource: 'arn:aws:s3:::*' }],
    [{ Action: 's3:ListAllMyBuckets', Resource: '*' }],
    { n: ['missing'], a: ['ineffective'] },
  ],
  ['partition star', [{ Action: 's3:GetObject', Resource: 'arn:*:s3:::b/*' }], [obj('b/x')], { n: ['covered'] }],
  [
    'account digits',
    [{ Action: 'sqs:SendMessage', Resource: 'arn:aws:sqs:eu-west-1:123456789012:*' }],
    [{ Action: 'sqs:SendMessage', Resource: 'arn:aws:sqs:eu-west-1:*:q' }],
    { n: ['partial'] },
  ],
];

function named(name: string, written: Written) {
  const { V, S } = 'S' in written ? written : { V: '2012-10-17', S: written };
  const Statement = S.map((statement) => ({ Effect: 'Allow', ...statement }));
  return { name, document: readPolicyDocument(JSON.stringify({ ...(V === undefined ? {} : { Version: V }), Statement }), name) };
}

describe('compare, case by case', () => {
  const cases = CASES.map(([what, attached, needed, expected, boundary]) => ({ what, attached, needed, expected, boundary }));
  it.each(cases)('$what', ({ attached, needed, expected, boundary }) => {
    const sides = { attached: [named('attached', attached)], needed: [named('needed', needed)] };
    const result = compare(boundary === undefined ? sides : { ...sides, boundary: named('boundary', boundary) }, KNOWLEDGE);
    if (expected.v !== undefined) expect(result.verdict).toBe(expected.v);
    if (expected.n !== undefined) expect(result.needed.map(({ verdict }) => verdict)).toEqual(expected.n);
    if (expected.a !== undefined) expect(new Set(result.attached.map(({ verdict }) => verdict))).toEqual(new Set(expected.a));
  });
});
