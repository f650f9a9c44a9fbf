import { describe, expect, it } from 'vitest';
import { transform } from '../../src/catalog/transforms.ts';
import { jsonResolver } from '../../src/emit/resolve-json.ts';
import { resolveGrants, resolvePattern } from '../../src/emit/resolve-requirements.ts';
import type { Pattern } from '../../src/model/pattern.ts';
import { concat, literal, pseudo, unknownText, wildcard } from '../../src/model/pattern.ts';
import { canonicalText } from '../../src/policy/iam-text.ts';

const SETTINGS = { unresolved: 'wildcard', projectKind: 'cloudformation' } as const;

function text(pattern: Pattern, settings = {}): string {
  return canonicalText(resolvePattern(pattern, jsonResolver({ ...SETTINGS, ...settings })));
}

function reference(value?: Pattern): Pattern {
  const hole = { kind: 'reference', resource: 'Table', attribute: 'name', type: 'AWS::DynamoDB::Table', reason: 'declared' } as const;
  return [value === undefined ? hole : { ...hole, value }];
}

const arn = (name: Pattern) =>
  concat(
    literal('arn:'),
    pseudo('partition'),
    literal(':dynamodb:'),
    pseudo('region'),
    literal(':'),
    pseudo('account'),
    literal(':table/'),
    name,
  );

describe('jsonResolver', () => {
  it('keeps the ARN typed where nothing of the name is known', () => {
    expect(text(arn(unknownText('event', 'event.table')))).toBe('arn:aws:dynamodb:*:*:table/*');
    expect(text(arn([{ kind: 'environment', name: 'TABLE', reason: 'no template' }]))).toBe('arn:aws:dynamodb:*:*:table/*');
  });

  it('takes partition, region and account from the settings', () => {
    const settings = { partition: 'aws-cn', region: 'cn-north-1', account: '123456789012' };
    expect(text(arn(literal('t')), settings)).toBe('arn:aws-cn:dynamodb:cn-north-1:123456789012:table/t');
    expect(text(pseudo('urlSuffix'), settings)).toBe('amazonaws.com.cn');
  });

  it('takes the shape of a generated name, with the stack where it is known', () => {
    const shape = reference(concat(pseudo('stackName'), literal('-Table-'), wildcard()));
    expect(text(arn(shape))).toBe('arn:aws:dynamodb:*:*:table/*-Table-*');
    expect(text(arn(shape), { stackName: 'shop' })).toBe('arn:aws:dynamodb:*:*:table/shop-Table-*');
    expect(text(arn(reference()))).toBe('arn:aws:dynamodb:*:*:table/*');
  });

  it('resolves a parameter in the value of a reference', () => {
    const parameter: Pattern = [{ kind: 'parameter', name: 'Stage', value: literal('dev'), isDefault: true, reason: 'parameter' }];
    expect(text(reference(concat(literal('orders-'), parameter)))).toBe('orders-dev');
  });

  it('joins neighbouring wildcards', () => {
    expect(text(concat(unknownText('event', 'a'), unknownText('event', 'b'), wildcard()))).toBe('*');
    expect(text(concat(wildcard('*'), wildcard('?')))).toBe('?*');
  });

  it('joins no wildcards over the hyphen in front of the random characters of a secret', () => {
    const { text: name } = transform([{ kind: 'environment', name: 'SECRET', reason: 'no template' }], 'secret:', 'secretId');
    expect(text(concat(literal('secret:'), name))).toBe('secret:*-??????');
  });

  it('escapes a wildcard sign in a name, not one of the shape', () => {
    expect(text(concat(literal('a*'), wildcard()))).toBe('a${*}*');
  });

  it('compares by StringLike where a condition value got a wildcard', () => {
    const condition = { StringEquals: { 'kms:ViaService': [concat(literal('sqs.'), pseudo('region'), literal('.amazonaws.com'))] } };
    const requirements = [{ action: 'kms:Decrypt', resource: wildcard(), condition, evidence: [], confidence: 'high' } as const];
    const resolve = (settings: object) =>
      resolveGrants({ requirements, platform: [] }, jsonResolver({ ...SETTINGS, ...settings })).requirements[0]?.condition;
    expect(Object.keys(resolve({}) ?? {})).toEqual(['StringLike']);
    expect(resolve({ region: 'eu-west-1' })).toEqual({ StringEquals: { 'kms:ViaService': [literal('sqs.eu-west-1.amazonaws.com')] } });
  });
});
