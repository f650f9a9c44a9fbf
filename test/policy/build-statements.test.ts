import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { concat, literal, pseudo, wildcard } from '../../src/model/pattern.ts';
import type { Condition, Requirement } from '../../src/model/requirement.ts';
import type { AccessLevel } from '../../src/policy/access-level.ts';
import { buildStatements } from '../../src/policy/build-statements.ts';
import { canonicalText } from '../../src/policy/iam-text.ts';

const LEVELS: Readonly<Record<string, AccessLevel>> = {
  'dynamodb:GetItem': 'Read',
  'dynamodb:PutItem': 'Write',
  'dynamodb:ListTables': 'List',
  'dynamodb:TagResource': 'Tagging',
  's3:GetObject': 'Read',
  's3:PutBucketPolicy': 'Permissions management',
  's3:ListBucket': 'List',
  'execute-api:ManageConnections': 'Write',
  'logs:CreateLogStream': 'Write',
  'logs:PutLogEvents': 'Write',
};

function accessLevel(action: string): AccessLevel {
  const level = LEVELS[action];
  if (level === undefined) throw new Error(`no level for ${action}`);
  return level;
}

function needs(action: string, resource: string, condition?: Condition): Requirement {
  const parts = resource.split(/(\*)/).map((piece) => (piece === '*' ? wildcard() : literal(piece)));
  const requirement = { action, resource: concat(...parts), evidence: [], confidence: 'high' } as const;
  return condition === undefined ? requirement : { ...requirement, condition };
}

function build(requirements: readonly Requirement[], platform: readonly { sid: string; requirements: Requirement[] }[] = []) {
  return buildStatements({ requirements, platform }, accessLevel).map(({ sid, actions, resources }) => ({
    sid,
    actions,
    resources: resources.map(canonicalText),
  }));
}

const table = (name: string) => `arn:aws:dynamodb:*:*:table/${name}`;
const hash = (...lines: string[]) => createHash('sha256').update(lines.join('\n')).digest('hex').slice(0, 6);

describe('buildStatements', () => {
  it('gives the actions of one resource one statement, named by service and highest level', () => {
    expect(
      build([needs('dynamodb:PutItem', table('a')), needs('dynamodb:GetItem', table('a')), needs('dynamodb:GetItem', table('a'))]),
    ).toEqual([{ sid: 'DynamodbWrite', actions: ['dynamodb:GetItem', 'dynamodb:PutItem'], resources: [table('a')] }]);
  });

  it('joins resources that have the same actions, and never grants the cross product', () => {
    const both = ['a', 'b'].flatMap((name) => [needs('dynamodb:GetItem', table(name)), needs('dynamodb:PutItem', table(name))]);
    expect(build([...both, needs('dynamodb:GetItem', table('c'))])).toEqual([
      { sid: 'DynamodbRead', actions: ['dynamodb:GetItem'], resources: [table('c')] },
      { sid: 'DynamodbWrite', actions: ['dynamodb:GetItem', 'dynamodb:PutItem'], resources: [table('a'), table('b')] },
    ]);
  });

  it('drops a resource that another one of the same action contains, and only for that action', () => {
    expect(
      build([
        needs('s3:GetObject', 'arn:aws:s3:::b/x/*'),
        needs('s3:GetObject', 'arn:aws:s3:::b/*'),
        needs('s3:ListBucket', 'arn:aws:s3:::b'),
      ]),
    ).toEqual([
      { sid: 'S3List', actions: ['s3:ListBucket'], resources: ['arn:aws:s3:::b'] },
      { sid: 'S3Read', actions: ['s3:GetObject'], resources: ['arn:aws:s3:::b/*'] },
    ]);
  });

  it('drops a conditional grant beside the same grant without a condition, not the other way round', () => {
    const condition = { StringEquals: { 's3:prefix': [literal('x')] } };
    expect(build([needs('s3:ListBucket', 'arn:aws:s3:::b', condition), needs('s3:ListBucket', 'arn:aws:s3:::b')])).toHaveLength(1);
    expect(build([needs('s3:ListBucket', 'arn:aws:s3:::b', condition), needs('s3:ListBucket', 'arn:aws:s3:::c')])).toHaveLength(2);
  });

  it('tells statements of one name apart by a hash of what they grant on', () => {
    const condition = { StringEquals: { 's3:prefix': [literal('x')] } };
    const [first, second] = build([needs('s3:ListBucket', 'arn:aws:s3:::b', condition), needs('s3:ListBucket', 'arn:aws:s3:::c')]);
    expect(first?.sid).toBe(`S3List${hash('arn:aws:s3:::b', '{"StringEquals":{"s3:prefix":["x"]}}')}`);
    expect(second?.sid).toBe(`S3List${hash('arn:aws:s3:::c')}`);
  });

  it('compares conditions by their clauses, not by their order', () => {
    const one = { StringEquals: { a: [literal('1'), literal('2')], b: [literal('3')] } };
    const same = { StringEquals: { b: [literal('3')], a: [literal('2'), literal('1'), literal('1')] } };
    expect(build([needs('s3:ListBucket', 'arn:aws:s3:::b', one), needs('s3:ListBucket', 'arn:aws:s3:::c', same)])).toHaveLength(1);
  });

  it('orders by service, level and first resource', () => {
    const statements = build([
      needs('s3:PutBucketPolicy', 'arn:aws:s3:::b'),
      needs('dynamodb:TagResource', table('a')),
      needs('dynamodb:PutItem', table('z')),
      needs('dynamodb:ListTables', '*'),
      needs('execute-api:ManageConnections', 'arn:aws:execute-api:*:*:*'),
      needs('s3:GetObject', 'arn:aws:s3:::b/k'),
    ]);
    expect(statements.map(({ sid }) => sid)).toEqual([
      'DynamodbList',
      'DynamodbWrite',
      'DynamodbTagging',
      'ExecuteApiWrite',
      'S3Read',
      'S3Permissions',
    ]);
  });

  it('keeps the platform grants last and apart from equal grants of the code', () => {
    const log = 'arn:aws:logs:*:*:log-group:/aws/lambda/f:*';
    const statements = build(
      [needs('logs:PutLogEvents', log), needs('s3:GetObject', 'arn:aws:s3:::b/k')],
      [{ sid: 'LambdaRuntimeLogs', requirements: [needs('logs:PutLogEvents', log), needs('logs:CreateLogStream', log)] }],
    );
    expect(statements).toEqual([
      { sid: 'LogsWrite', actions: ['logs:PutLogEvents'], resources: [log] },
      { sid: 'S3Read', actions: ['s3:GetObject'], resources: ['arn:aws:s3:::b/k'] },
      { sid: 'LambdaRuntimeLogs', actions: ['logs:CreateLogStream', 'logs:PutLogEvents'], resources: [log] },
    ]);
  });

  it('gives the same statements for every order of the requirements', () => {
    const requirements = [
      needs('dynamodb:GetItem', table('a')),
      needs('dynamodb:GetItem', table('*')),
      needs('dynamodb:PutItem', table('a')),
      needs('s3:GetObject', 'arn:aws:s3:::b/k'),
    ];
    expect(build([...requirements].reverse())).toEqual(build(requirements));
  });

  it('keeps an unknown account beside a known one apart', () => {
    const arn = (account: ReturnType<typeof literal>) => concat(literal('arn:aws:sqs:eu-west-1:'), account, literal(':q'));
    const requirements = [literal('123456789012'), pseudo('account')].map((account) => ({
      ...needs('s3:GetObject', ''),
      resource: arn(account),
    }));
    expect(buildStatements({ requirements, platform: [] }, accessLevel)[0]?.resources).toHaveLength(2);
  });

  it('has no statement where nothing is needed', () => {
    expect(build([])).toEqual([]);
  });
});
