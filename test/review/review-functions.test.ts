import { describe, expect, it } from 'vitest';
import { catalogKnowledge } from '../../src/catalog/action-knowledge.ts';
import type { AttachedRole } from '../../src/model/attached-role.ts';
import type { Finding } from '../../src/model/finding.ts';
import { concat, literal, type Pattern, pseudo, unknownText, wildcard } from '../../src/model/pattern.ts';
import type { FunctionDiff } from '../../src/report/diff-report.ts';
import type { AttachedKind } from '../../src/review/hole-naming.ts';
import { reviewFunctions } from '../../src/review/review-functions.ts';
import type { ReviewSettings } from '../../src/review/review-role.ts';
import type { FunctionNeeds } from '../../src/run.ts';
import { arnOf, generated, needsOf, policy, reference, requirement, role } from './review-values.ts';

const knowledge = catalogKnowledge();

const orders = reference('Orders', 'AWS::DynamoDB::Table', generated('Orders'));
const stock = reference('Stock', 'AWS::DynamoDB::Table', generated('Stock'));
const table = (name: Pattern | string) => arnOf('dynamodb', 'table/', name);

function review(
  attached: AttachedRole,
  functions: FunctionNeeds | readonly FunctionNeeds[],
  kind: AttachedKind = 'description',
  settings: Partial<ReviewSettings> = {},
): readonly FunctionDiff[] {
  const all = 'id' in functions ? [functions] : functions;
  return reviewFunctions({ role: attached, kind, functions: all }, { projectKind: 'cloudformation', ...settings }, knowledge).functions;
}

/** The verdict, then `action verdict` for each row that does not allow nothing. */
function words([diff]: readonly FunctionDiff[]) {
  return {
    verdict: diff?.verdict,
    needed: diff?.needed.map(({ action, verdict }) => `${action} ${verdict}`),
    attached: diff?.attached.filter(({ verdict }) => verdict !== 'ineffective').map(({ action, verdict }) => `${action} ${verdict}`),
  };
}

const getsOrders = needsOf('Get', [requirement('dynamodb:GetItem', table(orders))]);

describe('a function against its role', () => {
  it('calls dynamodb:* to dynamodb:GetItem on the same declared table a narrowing', () => {
    const [diff] = review(role(policy('Wide', [{ action: 'dynamodb:*', resource: [table(orders)] }])), getsOrders);
    expect(diff?.verdict).toBe('narrowing');
    expect(diff?.needed).toEqual([
      expect.objectContaining({ action: 'dynamodb:GetItem', resource: '${Orders.Arn}', verdict: 'covered', confidence: 'high' }),
    ]);
    const of = (action: string) => diff?.attached.find((row) => row.action === action);
    expect(of('dynamodb:GetItem')?.verdict).toBe('needed');
    expect(of('dynamodb:DeleteTable')).toMatchObject({
      policy: 'Wide',
      statement: 0,
      resource: '${Orders.Arn}',
      verdict: 'excess',
      origin: { file: 'template.yaml', line: 20 },
    });
    expect(diff?.summary.needed.covered).toBe(1);
    expect(diff?.summary.attached.broader).toBe(0);
  });

  it('calls the same references on both sides equal', () => {
    const attached = role(policy('P', [{ action: 'dynamodb:GetItem', resource: [table(orders)] }]));
    expect(words(review(attached, getsOrders))).toEqual({
      verdict: 'equal',
      needed: ['dynamodb:GetItem covered'],
      attached: ['dynamodb:GetItem needed'],
    });
  });

  it('keeps two declared tables apart although their names are not known', () => {
    const attached = role(policy('P', [{ action: 'dynamodb:GetItem', resource: [table(stock)] }]));
    expect(words(review(attached, getsOrders))).toEqual({
      verdict: 'mixed',
      needed: ['dynamodb:GetItem missing'],
      attached: ['dynamodb:GetItem excess'],
    });
  });

  it('calls a wildcard where the table can be named broader', () => {
    const attached = role(policy('P', [{ action: 'dynamodb:GetItem', resource: [table(wildcard())] }]));
    expect(words(review(attached, getsOrders))).toEqual({
      verdict: 'narrowing',
      needed: ['dynamodb:GetItem covered'],
      attached: ['dynamodb:GetItem broader'],
    });
  });

  it('cannot tell whether a literal is a generated name, and says which literal', () => {
    const [diff] = review(
      role(policy('P', [{ action: 'dynamodb:GetItem', resource: 'arn:aws:dynamodb:eu-west-1:123456789012:table/shop-Orders-1ABC' }])),
      getsOrders,
    );
    expect(diff?.verdict).toBe('cannot tell');
    expect(diff?.needed[0]).toMatchObject({ verdict: 'unknown' });
    expect(diff?.needed[0]?.reason).toContain('arn:aws:dynamodb:eu-west-1:123456789012:table/shop-Orders-1ABC');
    expect(diff?.attached[0]).toMatchObject({ verdict: 'unknown' });
    expect(diff?.attached[0]?.reason).toContain('${Orders.Arn}');
  });

  it('knows that a literal which does not fit the shape is another table', () => {
    const attached = role(
      policy('P', [{ action: 'dynamodb:GetItem', resource: 'arn:aws:dynamodb:eu-west-1:123456789012:table/customers' }]),
    );
    expect(words(review(attached, getsOrders))).toEqual({
      verdict: 'mixed',
      needed: ['dynamodb:GetItem missing'],
      attached: ['dynamodb:GetItem excess'],
    });
  });

  it('takes a reference for its declared literal name', () => {
    const named = reference('Orders', 'AWS::DynamoDB::Table', literal('orders'));
    const needs = needsOf('Get', [requirement('dynamodb:GetItem', table(named))]);
    const attached = role(policy('P', [{ action: 'dynamodb:GetItem', resource: 'arn:aws:dynamodb:eu-west-1:123456789012:table/orders' }]));
    expect(words(review(attached, needs)).verdict).toBe('equal');
  });

  it('lets an attached region and account match ones that are not known, and holds known ones against them', () => {
    const needs = needsOf('Send', [requirement('sqs:SendMessage', arnOf('sqs', 'jobs'))]);
    const attached = role(policy('P', [{ action: 'sqs:SendMessage', resource: 'arn:aws:sqs:eu-west-1:123456789012:jobs' }]));
    expect(words(review(attached, needs, 'documents')).verdict).toBe('equal');
    expect(words(review(attached, needs, 'documents', { region: 'eu-west-1', account: '123456789012' })).verdict).toBe('equal');
    expect(words(review(attached, needs, 'documents', { region: 'us-east-1' }))).toEqual({
      verdict: 'mixed',
      needed: ['sqs:SendMessage missing'],
      attached: ['sqs:SendMessage excess'],
    });
    const everywhere = role(policy('P', [{ action: 'sqs:SendMessage', resource: 'arn:aws:sqs:*:*:jobs' }]));
    expect(words(review(everywhere, needs, 'documents', { region: 'us-east-1', account: '123456789012' })).attached).toEqual([
      'sqs:SendMessage broader',
    ]);
    expect(words(review(everywhere, needs, 'description')).attached).toEqual(['sqs:SendMessage broader']);
  });

  it('holds the place that the description says against what is attached, after that of the flags and before that of the AWS configuration', () => {
    const needs = (region: string) => {
      const one = needsOf('Send', [requirement('sqs:SendMessage', arnOf('sqs', 'jobs'))]);
      return { ...one, function: { ...one.function, place: { region } } };
    };
    const attached = role(policy('P', [{ action: 'sqs:SendMessage', resource: 'arn:aws:sqs:eu-west-1:123456789012:jobs' }]));
    for (const kind of ['description', 'documents'] as const) {
      expect(words(review(attached, needs('eu-west-1'), kind)).verdict).toBe('equal');
      expect(words(review(attached, needs('us-east-1'), kind))).toEqual({
        verdict: 'mixed',
        needed: ['sqs:SendMessage missing'],
        attached: ['sqs:SendMessage excess'],
      });
      expect(words(review(attached, needs('us-east-1'), kind, { region: 'eu-west-1' })).verdict).toBe('equal');
      expect(words(review(attached, needs('us-east-1'), kind, { usualPlace: { region: 'eu-west-1' } })).verdict).toBe('mixed');
    }
    // What generate writes without --region stays the narrowest of what a document says.
    const anywhere = role(policy('P', [{ action: 'sqs:SendMessage', resource: 'arn:aws:sqs:*:*:jobs' }]));
    expect(words(review(anywhere, needs('us-east-1'), 'documents')).verdict).toBe('equal');
    expect(words(review(anywhere, needs('us-east-1'), 'documents', { region: 'us-east-1' })).attached).toEqual(['sqs:SendMessage broader']);
    expect(words(review(anywhere, needs('us-east-1'), 'description')).attached).toEqual(['sqs:SendMessage broader']);
    const usual = { usualPlace: { region: 'us-east-1' } };
    const unsaid = needsOf('Send', [requirement('sqs:SendMessage', arnOf('sqs', 'jobs'))]);
    expect(words(review(attached, unsaid, 'documents', usual)).needed).toEqual(['sqs:SendMessage missing']);
  });

  it('cannot tell whether the region in a value of a condition is the one of the deployment', () => {
    const viaQueues = concat(literal('sqs.'), pseudo('region'), literal('.amazonaws.com'));
    const decrypt = {
      ...requirement('kms:Decrypt', literal('arn:aws:kms:us-east-1:123456789012:key/k')),
      condition: { StringEquals: { 'kms:ViaService': [viaQueues] } },
    };
    const here = literal('sqs.us-east-1.amazonaws.com');
    const limited = (operator: string, settings: Partial<ReviewSettings> = {}) => {
      const conditions = [{ operator, key: 'kms:ViaService', values: [here] }];
      const attached = role(policy('P', [{ action: 'kms:Decrypt', resource: 'arn:aws:kms:us-east-1:123456789012:key/k', conditions }]));
      const { needed, attached: held } = words(review(attached, needsOf('F', [decrypt]), 'description', settings));
      return [...(needed ?? []), ...(held ?? [])];
    };
    expect(limited('StringEquals')).toEqual(['kms:Decrypt unknown', 'kms:Decrypt unknown']);
    expect(limited('StringEquals', { region: 'us-east-1' })).toEqual(['kms:Decrypt covered', 'kms:Decrypt needed']);
    expect(limited('StringEquals', { region: 'eu-west-1' })).toEqual(['kms:Decrypt missing', 'kms:Decrypt excess']);
    // All other services are too much in either case.
    expect(limited('StringNotEquals')).toEqual(['kms:Decrypt unknown', 'kms:Decrypt broader']);
    expect(limited('StringNotEquals', { region: 'us-east-1' })).toEqual(['kms:Decrypt missing', 'kms:Decrypt excess']);
    expect(limited('StringNotEquals', { region: 'eu-west-1' })).toEqual(['kms:Decrypt covered', 'kms:Decrypt broader-condition']);
  });

  it('asks of a role that functions of two regions share what each needs in its own', () => {
    const sends = (id: string, region: string) => {
      const one = needsOf(id, [requirement('sqs:SendMessage', arnOf('sqs', 'jobs'))]);
      return { ...one, function: { ...one.function, place: { region } } };
    };
    const attached = role(policy('P', [{ action: 'sqs:SendMessage', resource: 'arn:aws:sqs:eu-west-1:123456789012:jobs' }]));
    const [here, there] = review(attached, [sends('Here', 'eu-west-1'), sends('There', 'us-east-1')]);
    expect(words(here === undefined ? [] : [here]).needed).toEqual(['sqs:SendMessage covered']);
    expect(words(there === undefined ? [] : [there]).needed).toEqual(['sqs:SendMessage missing']);
  });

  it('knows the partition of a region', () => {
    const needs = needsOf('Send', [requirement('sqs:SendMessage', arnOf('sqs', 'jobs'))]);
    const attached = (partition: string) =>
      role(policy('P', [{ action: 'sqs:SendMessage', resource: `arn:${partition}:sqs:cn-north-1:123456789012:jobs` }]));
    const verdict = (partition: string, region: string) => words(review(attached(partition), needs, 'description', { region })).verdict;
    expect(verdict('aws-cn', 'cn-north-1')).toBe('equal');
    expect(verdict('aws', 'cn-north-1')).toBe('mixed');
    expect(verdict('aws-cn', 'eu-west-1')).toBe('mixed');
  });

  it('takes the value of a parameter in the place of a region for that region', () => {
    const region: Pattern = [{ kind: 'parameter', name: 'opt:region', isDefault: true, reason: 'default', value: literal('us-east-1') }];
    const attached = role(
      policy('P', [{ action: 'sqs:SendMessage', resource: [concat(literal('arn:aws:sqs:'), region, literal(':123456789012:jobs'))] }]),
    );
    const needs = needsOf('Send', [requirement('sqs:SendMessage', arnOf('sqs', 'jobs'))]);
    expect(words(review(attached, needs)).verdict).toBe('equal');
    expect(words(review(attached, needs, 'description', { region: 'eu-west-1' })).needed).toEqual(['sqs:SendMessage missing']);
  });

  it('cannot tell whether a region that the code names is the one of the deployment', () => {
    const needs = needsOf('Send', [requirement('sqs:SendMessage', literal('arn:aws:sqs:us-east-1:123456789012:jobs'))]);
    const attached = role(policy('P', [{ action: 'sqs:SendMessage', resource: [arnOf('sqs', 'jobs')] }]));
    expect(words(review(attached, needs))).toEqual({
      verdict: 'cannot tell',
      needed: ['sqs:SendMessage unknown'],
      attached: ['sqs:SendMessage unknown'],
    });
    expect(words(review(attached, needs, 'description', { region: 'us-east-1', account: '123456789012' })).verdict).toBe('equal');
    expect(words(review(attached, needs, 'description', { region: 'eu-west-1' })).needed).toEqual(['sqs:SendMessage missing']);
  });

  it('knows that an account holds no part of an ARN', () => {
    const needs = needsOf('F', [
      requirement('s3:GetObject', [
        { kind: 'literal', text: 'arn:aws:s3:::' },
        ...unknownText('event', 'the event'),
        { kind: 'literal', text: '/' },
        ...unknownText('event', 'the event'),
      ]),
    ]);
    const bucket = concat(literal('arn:aws:s3:::uploads-'), pseudo('account'));
    const attached = role(policy('P', [{ action: 's3:GetObject', resource: [concat(bucket, literal('/'), wildcard()), bucket] }]));
    expect(words(review(attached, needs)).needed).toEqual(['s3:GetObject partial']);
  });

  it('holds the accounts of other resources apart from its own', () => {
    const foreign = literal('arn:aws:sqs:eu-west-1:999999999999:jobs');
    const needs = needsOf('Send', [requirement('sqs:SendMessage', foreign), requirement('dynamodb:GetItem', table(orders))]);
    const attached = role(
      policy('P', [
        { action: 'sqs:SendMessage', resource: [foreign] },
        { action: 'dynamodb:GetItem', resource: [table(orders)] },
      ]),
    );
    expect(words(review(attached, needs)).verdict).toBe('equal');
  });

  it('calls what generate writes for names that are not known equal', () => {
    const needs = needsOf('F', [
      requirement('dynamodb:GetItem', table(orders)),
      requirement('sqs:SendMessage', arnOf('sqs', [{ kind: 'environment', name: 'QUEUE', reason: 'not bound' }])),
    ]);
    const attached = role(
      policy('P', [
        { action: 'dynamodb:GetItem', resource: 'arn:aws:dynamodb:*:*:table/*-Orders-*' },
        { action: 'sqs:SendMessage', resource: 'arn:aws:sqs:*:*:*' },
      ]),
    );
    expect(words(review(attached, needs, 'documents'))).toEqual({
      verdict: 'equal',
      needed: ['dynamodb:GetItem covered', 'sqs:SendMessage covered'],
      attached: ['dynamodb:GetItem needed', 'sqs:SendMessage needed'],
    });
  });

  it('knows the shape of a name that holds the account', () => {
    const bucket = reference('Files', 'AWS::S3::Bucket', concat(literal('files-'), pseudo('account')));
    const needs = needsOf('F', [requirement('s3:GetObject', concat(literal('arn:aws:s3:::'), bucket, literal('/a')))]);
    const of = (resource: string, settings: Partial<ReviewSettings> = {}) =>
      words(review(role(policy('P', [{ action: 's3:GetObject', resource }])), needs, 'documents', settings)).verdict;
    expect(of('arn:aws:s3:::files-*/a')).toBe('equal');
    expect(of('arn:aws:s3:::files-123456789012/a')).toBe('cannot tell');
    expect(of('arn:aws:s3:::files-123456789012/a', { account: '123456789012' })).toBe('equal');
    expect(of('arn:aws:s3:::files-123456789012/a', { account: '999999999999' })).toBe('mixed');
    expect(of('arn:aws:s3:::other/a')).toBe('mixed');
  });

  it('cannot tell whether a literal is the value of an unbound variable, but event data may be anything', () => {
    const unbound = needsOf('F', [
      requirement('sqs:SendMessage', arnOf('sqs', [{ kind: 'environment', name: 'QUEUE', reason: 'not bound' }])),
    ]);
    const attached = role(policy('P', [{ action: 'sqs:SendMessage', resource: 'arn:aws:sqs:eu-west-1:123456789012:jobs' }]));
    const [diff] = review(attached, unbound, 'documents');
    expect(words(diff === undefined ? [] : [diff])).toEqual({
      verdict: 'cannot tell',
      needed: ['sqs:SendMessage unknown'],
      attached: ['sqs:SendMessage unknown'],
    });
    expect(diff?.needed[0]?.reason).toBe('it may be arn:aws:sqs:eu-west-1:123456789012:jobs: the value of ${env:QUEUE} is not known');
    const fromEvent = needsOf('F', [requirement('sqs:SendMessage', arnOf('sqs', unknownText('event', 'event.queue')))]);
    expect(words(review(attached, fromEvent, 'documents'))).toEqual({
      verdict: 'broadening',
      needed: ['sqs:SendMessage partial'],
      attached: ['sqs:SendMessage needed'],
    });
  });

  it('cannot tell whether an attached parameter without value is a name that the code has', () => {
    const parameter = (value?: Pattern): Pattern => [
      { kind: 'parameter', name: 'Stage', isDefault: false, reason: 'given', ...(value === undefined ? {} : { value }) },
    ];
    const needs = needsOf('Get', [requirement('dynamodb:GetItem', table('prod'))]);
    const grants = (name: Pattern) => role(policy('P', [{ action: 'dynamodb:GetItem', resource: [table(name)] }]));
    expect(words(review(grants(parameter()), needs))).toEqual({
      verdict: 'cannot tell',
      needed: ['dynamodb:GetItem unknown'],
      attached: ['dynamodb:GetItem unknown'],
    });
    expect(words(review(grants(parameter(literal('prod'))), needs)).verdict).toBe('equal');
    expect(words(review(grants(parameter(literal('dev'))), needs)).needed).toEqual(['dynamodb:GetItem missing']);
  });

  it('cannot tell what an attached part that was not understood allows', () => {
    const attached = role(
      policy('P', [{ action: 'dynamodb:GetItem', resource: [arnOf('dynamodb', 'table/', unknownText('unresolved', 'Fn::ImportValue'))] }]),
    );
    expect(words(review(attached, getsOrders))).toEqual({
      verdict: 'cannot tell',
      needed: ['dynamodb:GetItem unknown'],
      attached: ['dynamodb:GetItem unknown'],
    });
  });

  it('takes what the description names for one value wherever it names it', () => {
    const named = (identity: string, line: number): Pattern => [
      { kind: 'unknown', cause: 'unbound', reason: 'known at deployment', origin: { file: 'template.yaml', line, column: 1 }, identity },
    ];
    const needs = needsOf('Get', [requirement('dynamodb:GetItem', table(named('Fn::ImportValue orders', 3)))]);
    const grants = (name: Pattern) => role(policy('P', [{ action: 'dynamodb:GetItem', resource: [table(name)] }]));
    expect(words(review(grants(named('Fn::ImportValue orders', 9)), needs)).verdict).toBe('equal');
    expect(words(review(grants(named('Fn::ImportValue stock', 9)), needs)).needed).toEqual(['dynamodb:GetItem unknown']);
    const [row] = review(grants(named('Fn::ImportValue orders', 9)), needs)[0]?.attached ?? [];
    expect(row?.resource).toBe('arn:aws:dynamodb:${AWS::Region}:${AWS::AccountId}:table/${Fn::ImportValue orders}');
  });

  it('compares whole ARNs that only a reference stands for', () => {
    const stream = (resource: string): Pattern => [
      { kind: 'reference', resource, attribute: 'StreamArn', type: 'AWS::DynamoDB::Table', reason: 'generated' },
    ];
    const needs = needsOf('F', [requirement('dynamodb:GetRecords', stream('Orders'))]);
    const of = (resource: Pattern) => words(review(role(policy('P', [{ action: 'dynamodb:GetRecords', resource: [resource] }])), needs));
    expect(of(stream('Orders')).verdict).toBe('equal');
    expect(of(wildcard())).toMatchObject({ verdict: 'narrowing', attached: ['dynamodb:GetRecords broader'] });
  });

  it('claims nothing missing where a policy is not known', () => {
    const unknown = policy('Imported', [], { content: { kind: 'unknown', reason: 'Fn::ImportValue is another stack' } });
    const [diff] = review(role(unknown), getsOrders);
    expect(diff?.verdict).toBe('cannot tell');
    expect(diff?.needed[0]).toMatchObject({
      verdict: 'unknown',
      reason: 'Imported (template.yaml:20:1): Fn::ImportValue is another stack',
    });
    const known = policy('P', [{ action: 'dynamodb:GetItem', resource: [table(orders)] }]);
    const [both] = review(role(known, unknown), getsOrders);
    expect(both?.needed[0]?.verdict).toBe('covered');
    expect(both?.verdict).toBe('cannot tell');
    expect(both?.notKnown).toEqual(['Imported (template.yaml:20:1): Fn::ImportValue is another stack']);
  });

  it('reads what AWS keeps of a managed policy, at the place where it is attached', () => {
    const managed = policy('AmazonSQSFullAccess', [], {
      kind: 'managed',
      content: { kind: 'managed', arn: literal('arn:aws:iam::aws:policy/AmazonSQSFullAccess') },
    });
    const [diff] = review(role(managed), needsOf('Send', [requirement('sqs:SendMessage', arnOf('sqs', 'jobs'))]));
    expect(diff?.verdict).toBe('narrowing');
    expect(diff?.attached.find(({ action }) => action === 'sqs:DeleteQueue')).toMatchObject({
      verdict: 'excess',
      origin: { file: 'template.yaml', line: 20 },
    });
  });

  it('counts what the framework attaches by itself nowhere', () => {
    const logs = arnOf('logs', 'log-group:/aws/lambda/F:', wildcard());
    const needs = needsOf('F', [requirement('logs:PutLogEvents', logs)]);
    const basic = policy('Basic', [{ action: ['logs:PutLogEvents', 'logs:CreateLogGroup'], resource: '*' }], { platform: true });
    const [diff] = review(role(basic), needs);
    expect(diff?.verdict).toBe('equal');
    expect(diff?.needed[0]?.verdict).toBe('covered');
    expect(diff?.attached.every(({ platform }) => platform === true)).toBe(true);
    expect(diff?.summary.attached).toMatchObject({ broader: 0, excess: 0, needed: 0 });
  });

  it('claims only what holds in every deployment', () => {
    const allow = [{ action: 'dynamodb:GetItem', resource: [table(orders)] }] as const;
    const inProduction = policy('P', allow, { onlyIf: 'IsProd' });
    const [diff] = review(role(inProduction), getsOrders);
    expect(diff?.verdict).toBe('cannot tell');
    expect(diff?.needed[0]).toMatchObject({ verdict: 'unknown', reason: expect.stringContaining('IsProd') });
    const elsewhere = policy('Q', allow, { onlyIf: 'not IsProd' });
    expect(words(review(role(inProduction, elsewhere), getsOrders)).needed).toEqual(['dynamodb:GetItem covered']);
  });

  it('denies what a Deny on the declared table removes, and cannot tell for a literal that may be it', () => {
    const allow = { action: 'dynamodb:GetItem', resource: [table(orders)] };
    const deny = (resource: string | Pattern[]) => ({ effect: 'Deny', action: 'dynamodb:*', resource }) as const;
    expect(words(review(role(policy('P', [allow, deny([table(orders)])])), getsOrders)).needed).toEqual(['dynamodb:GetItem denied']);
    const literalName = 'arn:aws:dynamodb:eu-west-1:123456789012:table/shop-Orders-1ABC';
    expect(words(review(role(policy('P', [allow, deny(literalName)])), getsOrders)).needed).toEqual(['dynamodb:GetItem unknown']);
  });

  it('does not take the region of a Deny for the one that is not known', () => {
    const deny = { effect: 'Deny', action: '*', resource: 'arn:aws:dynamodb:us-east-1:*:*' } as const;
    for (const [kind, resource] of [
      ['description', [table(orders)]],
      ['documents', 'arn:aws:dynamodb:*:*:table/*-Orders-*'],
    ] as const) {
      const attached = role(policy('P', [{ action: 'dynamodb:GetItem', resource }, deny]));
      const needed = (settings: Partial<ReviewSettings>) => words(review(attached, getsOrders, kind, settings)).needed;
      expect(needed({})).toEqual(['dynamodb:GetItem unknown']);
      expect(needed({ region: 'us-east-1' })).toEqual(['dynamodb:GetItem denied']);
      expect(needed({ region: 'eu-west-1' })).toEqual(['dynamodb:GetItem covered']);
    }
  });

  it('does not take the region that NotResource spares for the one that is not known', () => {
    const sends = needsOf('Send', [requirement('sqs:SendMessage', arnOf('sqs', 'jobs'))]);
    const attached = role(
      policy('P', [{ action: 'sqs:SendMessage', resource: 'arn:aws:sqs:us-east-1:123456789012:jobs', isOthers: true }]),
    );
    const needed = (settings: Partial<ReviewSettings>) => words(review(attached, sends, 'description', settings)).needed;
    expect(needed({})).toEqual(['sqs:SendMessage unknown']);
    expect(needed({ region: 'us-east-1', account: '123456789012' })).toEqual(['sqs:SendMessage missing']);
    expect(needed({ region: 'eu-west-1' })).toEqual(['sqs:SendMessage covered']);
  });

  it('cannot tell in which of two regions the function runs, and says what to give', () => {
    const sends = needsOf('Send', [requirement('sqs:SendMessage', arnOf('sqs', 'jobs'))]);
    const queues = ['eu-west-1', 'us-east-1'].map((region) => `arn:aws:sqs:${region}:123456789012:jobs`);
    const attached = role(policy('P', [{ action: 'sqs:SendMessage', resource: queues }]));
    for (const kind of ['description', 'documents'] as const) {
      const compared = review(attached, sends, kind);
      expect(words(compared)).toEqual({
        verdict: 'cannot tell',
        needed: ['sqs:SendMessage unknown'],
        attached: ['sqs:SendMessage unknown', 'sqs:SendMessage unknown'],
      });
      expect(compared[0]?.needed[0]?.reason).toMatch(/give --region/);
      expect(words(review(attached, sends, kind, { region: 'us-east-1' }))).toEqual({
        verdict: 'narrowing',
        needed: ['sqs:SendMessage covered'],
        attached: ['sqs:SendMessage excess', 'sqs:SendMessage needed'],
      });
    }
  });

  it('counts a grant that only some deployments deny as what it is in the others', () => {
    const gets = { action: 'dynamodb:GetItem', resource: [table(orders)] };
    const scans = { action: 'dynamodb:Scan', resource: [table(orders)] };
    const denied = policy('D', [{ effect: 'Deny', action: 'dynamodb:*', resource: '*' }], { onlyIf: 'IsProd' });
    expect(words(review(role(policy('P', [gets, scans]), denied), getsOrders))).toEqual({
      verdict: 'cannot tell',
      needed: ['dynamodb:GetItem unknown'],
      attached: ['dynamodb:GetItem needed', 'dynamodb:Scan excess'],
    });
  });

  it('cannot tell what a Deny under one of many conditions leaves', () => {
    const gets = policy('P', [{ action: 'dynamodb:GetItem', resource: [table(orders)] }]);
    const others = ['A', 'B', 'C'].map((onlyIf) => policy(onlyIf, [{ action: 's3:GetObject', resource: '*' }], { onlyIf }));
    const denied = policy('D', [{ effect: 'Deny', action: 'dynamodb:*', resource: '*' }], { onlyIf: 'D' });
    expect(words(review(role(gets, ...others, denied), getsOrders)).needed).toEqual(['dynamodb:GetItem unknown']);
    expect(words(review(role(gets, ...others, policy('E', [], { onlyIf: 'E' })), getsOrders)).needed).toEqual(['dynamodb:GetItem covered']);
  });

  it('does not take text from a file for a name that is not known', () => {
    const attached = role(policy('P', [{ action: 'dynamodb:GetItem', resource: `arn:aws:dynamodb:*:*:table/${'\u{100000}'.repeat(24)}` }]));
    expect(words(review(attached, getsOrders)).needed).toEqual(['dynamodb:GetItem missing']);
  });
});

describe('an incomplete function', () => {
  const unresolved = (service: string): Finding => ({
    rule: 'call-unresolved',
    severity: 'warning',
    message: 'm',
    origin: { file: 'src/app.ts', line: 7, column: 1 },
    incomplete: service,
  });
  const wide = role(policy('P', [{ action: ['s3:GetObject', 'sqs:SendMessage', 'dynamodb:GetItem'], resource: '*' }]));

  it('has no excess of what its calls need if a key that is not known encrypts what they read', () => {
    const keyNotKnown: Finding = {
      rule: 'kms-key-not-known',
      severity: 'note',
      message: 'm',
      origin: { file: 'src/app.ts', line: 7, column: 1 },
      mayNeed: ['kms:Decrypt'],
    };
    const needs = needsOf('F', [requirement('dynamodb:GetItem', table(orders))], [keyNotKnown]);
    const gets = policy('P', [{ action: 'dynamodb:GetItem', resource: [table(orders)] }]);
    const uses = policy('K', [{ action: ['kms:Decrypt', 'kms:Encrypt'], resource: 'arn:aws:kms:eu-west-1:111122223333:key/k' }]);
    const [diff] = review(role(gets, uses), needs);
    expect(words(diff === undefined ? [] : [diff])).toEqual({
      verdict: 'cannot tell',
      needed: ['dynamodb:GetItem covered'],
      attached: ['dynamodb:GetItem needed', 'kms:Decrypt unknown', 'kms:Encrypt excess'],
    });
    expect(diff?.attached.find(({ action }) => action === 'kms:Decrypt')?.reason).toBe('src/app.ts:7:1 (kms-key-not-known) could need it');
    // Where the role has no such grant, the note leaves nothing open.
    expect(words(review(role(gets), needs)).verdict).toBe('equal');
  });

  it('has no excess of a service that the call could reach', () => {
    const needs = needsOf('F', [requirement('dynamodb:GetItem', table(orders))], [unresolved('s3')]);
    const [diff] = review(wide, needs);
    expect(words(diff === undefined ? [] : [diff])).toMatchObject({
      verdict: 'cannot tell',
      attached: ['dynamodb:GetItem broader', 's3:GetObject unknown', 'sqs:SendMessage excess'],
    });
    expect(diff?.attached.find(({ action }) => action === 's3:GetObject')?.reason).toBe('src/app.ts:7:1 (call-unresolved) could need it');
  });

  it('has no excess at all where the call could reach any service', () => {
    const needs = needsOf('F', [requirement('dynamodb:GetItem', table(orders))], [unresolved('*')]);
    expect(words(review(wide, needs)).attached).toEqual(['dynamodb:GetItem unknown', 's3:GetObject unknown', 'sqs:SendMessage unknown']);
  });

  it('is never equal', () => {
    const exact = role(policy('P', [{ action: 'dynamodb:GetItem', resource: [table(orders)] }]));
    expect(review(exact, needsOf('F', [requirement('dynamodb:GetItem', table(orders))], [unresolved('*')]))[0]?.verdict).toBe(
      'cannot tell',
    );
  });

  it('still misses what nothing allows', () => {
    const none = role(policy('P', [{ action: 'sqs:SendMessage', resource: '*' }]));
    const needs = needsOf('F', [requirement('dynamodb:GetItem', table(orders))], [unresolved('s3')]);
    expect(words(review(none, needs))).toEqual({
      verdict: 'mixed',
      needed: ['dynamodb:GetItem missing'],
      attached: ['sqs:SendMessage excess'],
    });
  });
});

describe('a role that functions share', () => {
  const attached = role(
    policy('P', [{ action: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:DeleteItem'], resource: [table(orders)] }]),
  );
  const get = needsOf('Get', [requirement('dynamodb:GetItem', table(orders))]);
  const put = needsOf('Put', [requirement('dynamodb:PutItem', table(orders))]);

  it('is compared with the needs of all, and each function is told what it could do without', () => {
    const [first, second] = review(attached, [get, put]);
    expect(first?.attached.map(({ action, verdict }) => `${action} ${verdict}`)).toEqual([
      'dynamodb:DeleteItem excess',
      'dynamodb:GetItem needed',
      'dynamodb:PutItem needed',
    ]);
    expect(first?.verdict).toBe('narrowing');
    expect(first?.needed.map(({ action }) => action)).toEqual(['dynamodb:GetItem']);
    expect(first?.shared).toEqual({
      functions: ['Get', 'Put'],
      surplus: [{ action: 'dynamodb:PutItem', resource: '${Orders.Arn}' }],
    });
    expect(second?.shared?.surplus).toEqual([{ action: 'dynamodb:GetItem', resource: '${Orders.Arn}' }]);
  });
});

describe('another revision', () => {
  it('is what is no longer needed against what is newly needed, names being themselves', () => {
    const queue = concat(arnOf('sqs'), [{ kind: 'environment', name: 'QUEUE', reason: 'not bound' }]);
    const before = role(policy('needed', [{ action: ['sqs:SendMessage', 'sqs:ReceiveMessage'], resource: [queue] }]));
    const now = needsOf('F', [requirement('sqs:SendMessage', queue), requirement('dynamodb:GetItem', table(orders))]);
    expect(words(review(before, now, 'revision'))).toEqual({
      verdict: 'mixed',
      needed: ['sqs:SendMessage covered', 'dynamodb:GetItem missing'],
      attached: ['sqs:ReceiveMessage excess', 'sqs:SendMessage needed'],
    });
    expect(
      words(review(before, needsOf('F', [requirement('sqs:SendMessage', queue), requirement('sqs:ReceiveMessage', queue)]), 'revision'))
        .verdict,
    ).toBe('equal');
  });
});
