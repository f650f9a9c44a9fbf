import { describe, expect, it } from 'vitest';
import type { AccessLevel } from '../../src/policy/access-level.ts';
import { compare } from '../../src/policy/compare.ts';
import { readPolicyDocument } from '../../src/policy/read-document.ts';

import { indexOf, WITHOUT_KEYS } from './actions-index.ts';

const TABLE = 'arn:${Partition}:dynamodb:${Region}:${Account}:table/${TableName}';
const OBJECT = 'arn:${Partition}:s3:::${BucketName}/${ObjectName}';

const ACTIONS: Readonly<Record<string, readonly [AccessLevel, ...string[]]>> = {
  'logs:GetLogEvents': ['Read', 'arn:${Partition}:logs:${Region}:${Account}:log-group:${LogGroupName}:log-stream:${LogStreamName}'],
  'dynamodb:GetItem': ['Read', TABLE],
  'dynamodb:PutItem': ['Write', TABLE],
  'dynamodb:ListTables': ['List'],
  's3:GetObject': ['Read', OBJECT],
  's3:ListBucket': ['List', 'arn:${Partition}:s3:::${BucketName}'],
};

const KNOWLEDGE = {
  ...WITHOUT_KEYS,
  actions: indexOf(Object.entries(ACTIONS).map(([name, [level]]) => [name, level])),
  resourceTypes: (action: string) => (ACTIONS[action] ?? []).slice(1).map((arn) => ({ arn, required: true })),
  isSingleValued: (key: string) => key !== 'aws:tagkeys',
};

interface Statement {
  readonly Effect?: string;
  readonly Action?: string | string[];
  readonly NotAction?: string | string[];
  readonly Resource?: string | string[];
  readonly NotResource?: string | string[];
  readonly Condition?: object;
}

function named(name: string, statements: readonly Statement[]) {
  const Statement = statements.map((statement) => ({ Effect: 'Allow', ...statement }));
  return { name, document: readPolicyDocument(JSON.stringify({ Version: '2012-10-17', Statement }), name) };
}

function compared(attached: readonly Statement[], needed: readonly Statement[], boundary?: readonly Statement[]) {
  const sides = { attached: [named('attached', attached)], needed: [named('needed', needed)] };
  return compare(boundary === undefined ? sides : { ...sides, boundary: named('boundary', boundary) }, KNOWLEDGE);
}

const table = (name: string) => `arn:aws:dynamodb:eu-west-1:123456789012:table/${name}`;

describe('compare', () => {
  it('calls dynamodb:* to dynamodb:GetItem on one table a narrowing', () => {
    const { verdict, needed, attached } = compared(
      [{ Action: 'dynamodb:*', Resource: table('orders') }],
      [{ Action: 'dynamodb:GetItem', Resource: table('orders') }],
    );
    expect(verdict).toBe('narrowing');
    expect(needed.map((row) => row.verdict)).toEqual(['covered']);
    expect(attached.map((row) => [row.action, row.verdict])).toEqual([
      ['dynamodb:GetItem', 'needed'],
      ['dynamodb:ListTables', 'ineffective'],
      ['dynamodb:PutItem', 'excess'],
    ]);
  });

  it('finds differently written policies equal', () => {
    const split = [
      { Action: 's3:GetObject', Resource: ['arn:aws:s3:::a/*', 'arn:aws:s3:::b/*'] },
      { Action: 's3:GetObject', Resource: 'arn:aws:s3:::a/x' },
    ];
    expect(compared(split, [{ Action: 'S3:GETOBJECT', Resource: ['arn:aws:s3:::b/*', 'arn:aws:s3:::a/*'] }]).verdict).toBe('equal');
  });

  it('shows what is broader and what is partly missing by a resource that looks real', () => {
    const wide = [{ Action: 'dynamodb:GetItem', Resource: 'arn:aws:dynamodb:*:*:table/*' }];
    const narrow = [{ Action: 'dynamodb:GetItem', Resource: 'arn:aws:dynamodb:*:*:table/orders' }];
    expect(compared(wide, narrow).attached[0]).toMatchObject({
      verdict: 'broader',
      witness: 'arn:aws:dynamodb:us-east-1:123456789012:table/x',
    });
    expect(compared(narrow, wide).needed[0]).toMatchObject({
      verdict: 'partial',
      witness: 'arn:aws:dynamodb:us-east-1:123456789012:table/x',
    });
    expect(compared(narrow, wide).verdict).toBe('broadening');
  });

  it('takes a union of resources that only together contain what is needed', () => {
    const attached = [{ Action: 's3:GetObject', Resource: ['arn:aws:s3:::b/?', 'arn:aws:s3:::b/??*'] }];
    expect(compared(attached, [{ Action: 's3:GetObject', Resource: 'arn:aws:s3:::b/*' }]).verdict).toBe('equal');
  });

  it('tells missing, denied and bounded apart', () => {
    const needs = [{ Action: 's3:GetObject', Resource: 'arn:aws:s3:::b/*' }];
    const verdict = (attached: Statement[], boundary?: Statement[]) => compared(attached, needs, boundary).needed[0]?.verdict;
    expect(verdict([{ Action: 's3:GetObject', Resource: 'arn:aws:s3:::c/*' }])).toBe('missing');
    expect(verdict([...needs, { Effect: 'Deny', Action: '*', Resource: 'arn:aws:s3:::b*' }])).toBe('denied');
    expect(verdict(needs, [{ Action: 'dynamodb:*', Resource: '*' }])).toBe('bounded');
    expect(verdict(needs, [{ Action: 's3:*', Resource: '*' }])).toBe('covered');
    expect(verdict([...needs, { Effect: 'Deny', Action: '*', Resource: 'arn:aws:s3:::b/secret/*' }])).toBe('partial');
  });

  it('expands NotAction and NotResource', () => {
    const { attached } = compared(
      [{ NotAction: ['dynamodb:*', 'logs:*'], NotResource: 'arn:aws:s3:::b/private/*' }],
      [{ Action: 's3:GetObject', Resource: 'arn:aws:s3:::b/*' }],
    );
    expect(attached.map(({ action, resource, verdict }) => [action, resource, verdict])).toEqual([
      ['s3:GetObject', '!arn:aws:s3:::b/private/*', 'broader'],
      ['s3:ListBucket', '!arn:aws:s3:::b/private/*', 'excess'],
    ]);
  });

  it('does not take a NotResource for containing what it cuts a hole into', () => {
    const attached = [{ Action: 's3:GetObject', NotResource: 'arn:aws:s3:::b/private/*' }];
    expect(compared(attached, [{ Action: 's3:GetObject', Resource: 'arn:aws:s3:::b/*' }]).needed[0]).toMatchObject({
      verdict: 'partial',
      witness: 'arn:aws:s3:::b/private/',
    });
  });

  it('knows which conditions imply each other', () => {
    const on = (Condition: object) => [{ Action: 's3:ListBucket', Resource: 'arn:aws:s3:::b', Condition }];
    const verdict = (attached: object, needed: object) => compared(on(attached), on(needed)).needed[0]?.verdict;
    expect(verdict({ StringLike: { 's3:prefix': 'a/*' } }, { StringEquals: { 'S3:Prefix': 'a/b' } })).toBe('covered');
    expect(
      verdict(
        { StringEquals: { 's3:prefix': ['a', 'b'] } },
        { StringEquals: { 's3:prefix': 'a' }, Bool: { 'aws:SecureTransport': 'true' } },
      ),
    ).toBe('covered');
    expect(verdict({ StringNotEquals: { k: 'a' } }, { StringNotEquals: { k: ['a', 'b'] } })).toBe('covered');
    expect(verdict({ StringNotEquals: { k: ['a', 'b'] } }, { StringNotEquals: { k: 'a' } })).toBe('conditional');
    expect(verdict({ IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } }, { IpAddress: { 'aws:SourceIp': ['10.1.0.0/16', '10.2.3.4'] } })).toBe(
      'covered',
    );
    expect(verdict({ IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } }, { IpAddress: { 'aws:SourceIp': '11.0.0.0/8' } })).toBe('missing');
    expect(verdict({ NumericLessThan: { n: '10' } }, { NumericLessThanEquals: { n: '9' } })).toBe('covered');
    expect(verdict({ NumericLessThan: { n: '10' } }, { NumericGreaterThanEquals: { n: '10' } })).toBe('missing');
    expect(verdict({ Null: { k: 'false' } }, { StringLike: { k: 'a' } })).toBe('covered');
    expect(verdict({ Null: { k: 'true' } }, { StringLike: { k: 'a' } })).toBe('missing');
    expect(verdict({ StringEqualsIfExists: { k: 'a' } }, { StringEquals: { k: 'a' } })).toBe('covered');
    expect(verdict({ StringEquals: { k: 'a' } }, { StringEqualsIfExists: { k: 'a' } })).toBe('conditional');
    expect(verdict({ ArnLike: { k: 'arn:aws:sns:*:*:t*' } }, { ArnEquals: { k: 'arn:aws:sns:eu-west-1:1:t1' } })).toBe('covered');
    expect(verdict({ StringEquals: { k: 'A' } }, { StringEqualsIgnoreCase: { k: 'a' } })).toBe('conditional');
    expect(verdict({ DateLessThan: { k: '2030-01-01' } }, { DateLessThan: { k: '2029-01-01' } })).toBe('conditional');
    expect(verdict({ BinaryEquals: { k: 'YQ==' } }, { BinaryEquals: { k: 'yq==' } })).toBe('conditional');
  });

  it('never claims that conditions on a key with several values exclude each other', () => {
    const on = (value: string) => [
      { Action: 's3:ListBucket', Resource: 'arn:aws:s3:::b', Condition: { StringEquals: { 'aws:TagKeys': value } } },
    ];
    expect(compared(on('a'), on('b')).needed[0]?.verdict).toBe('conditional');
  });

  it('says that only the condition is broader', () => {
    const needed = [{ Action: 's3:ListBucket', Resource: 'arn:aws:s3:::b', Condition: { StringEquals: { 's3:prefix': 'a' } } }];
    const { verdict, attached } = compared([{ Action: 's3:ListBucket', Resource: 'arn:aws:s3:::b' }], needed);
    expect(attached[0]?.verdict).toBe('broader-condition');
    expect(verdict).toBe('narrowing');
  });

  it('keeps a variable one value', () => {
    const home = (resource: string) => [{ Action: 's3:GetObject', Resource: resource }];
    expect(compared(home('arn:aws:s3:::b/${aws:username}/*'), home('arn:aws:s3:::b/${aws:username}/x')).needed[0]?.verdict).toBe('covered');
    expect(compared(home('arn:aws:s3:::b/${aws:username}/*'), home('arn:aws:s3:::b/bob/x')).needed[0]?.verdict).toBe('unknown');
    expect(compared(home('arn:aws:s3:::b/${aws:username}/*'), home('arn:aws:s3:::c/x')).needed[0]?.verdict).toBe('missing');
    expect(compared(home('arn:aws:s3:::b/${*}'), home('arn:aws:s3:::b/x')).needed[0]?.verdict).toBe('missing');
  });

  it('shows a grant that no request can have', () => {
    expect(compared([], [{ Action: 's3:GetObject', Resource: 'arn:aws:s3:::b' }]).needed[0]?.verdict).toBe('mismatch');
    expect(compared([{ Action: 's3:GetObject', Resource: 'arn:aws:s3:::b' }], []).attached[0]?.verdict).toBe('ineffective');
  });

  it('compares actions that the catalog does not have by their text', () => {
    const on = (...Action: string[]) => [{ Action, Resource: '*' }];
    expect(compared(on('other:*'), on('other:Do')).needed).toMatchObject([{ action: 'other:Do', verdict: 'covered' }]);
    expect(compared(on('other:Do'), on('other:*')).needed).toMatchObject([{ action: 'other:*', verdict: 'unknown' }]);
    expect(compared(on('another:*'), on('other:Do'))).toMatchObject({
      needed: [{ verdict: 'missing' }],
      attached: [{ verdict: 'excess' }],
    });
    expect(compared(on('*'), on('other:Do')).needed).toMatchObject([{ verdict: 'covered' }]);
  });

  it('shows no resource whose name could pass for more parts of an ARN, where another will do', () => {
    const attached = [
      { Action: 'logs:GetLogEvents', NotResource: 'arn:aws:logs:us-east-1:*:log-group:a:log-stream:b*' },
      { Action: 'logs:GetLogEvents', Resource: 'arn:aws:logs:*:123456789012:log-group:*' },
    ];
    expect(compared(attached, [{ Action: 'logs:GetLogEvents', Resource: '*' }]).needed[0]).toMatchObject({
      verdict: 'partial',
      witness: expect.stringMatching(/^arn:aws:logs:us-east-1:\w+:log-group:a:log-stream:b[^:]*$/),
    });
  });

  it('does not take an unknown action for one that has no resource', () => {
    const attached = [{ Action: '*', Resource: 'arn:aws:dynamodb:us-east-1:*:table/a/*' }];
    const { needed } = compared(attached, [{ Action: ['dynamodb:ListTables', 'other:Do'], NotResource: 'arn:aws:s3:::b' }]);
    expect(needed.map(({ action, verdict }) => [action, verdict])).toEqual([
      ['dynamodb:ListTables', 'missing'],
      ['other:Do', 'partial'],
    ]);
  });

  it('takes an empty statement list', () => {
    expect(compared([], [])).toEqual({ verdict: 'equal', needed: [], attached: [], redundant: [] });
  });

  it('refuses a statement with a Principal', () => {
    const trust = readPolicyDocument('{"Statement":{"Effect":"Allow","Action":"*","Principal":"*"}}', 'p.json');
    expect(() => compare({ attached: [{ name: 'p', document: trust }], needed: [] }, KNOWLEDGE)).toThrow(
      'p.json:1:14: a statement with a Principal',
    );
  });
});
