import { describe, expect, it } from 'vitest';
import type { LambdaFunction } from '../../src/model/lambda-function.ts';
import type { Pattern } from '../../src/model/pattern.ts';
import { concat, literal, pseudo, unknownText, wildcard } from '../../src/model/pattern.ts';
import type { Requirement } from '../../src/model/requirement.ts';
import { canonicalText } from '../../src/policy/iam-text.ts';
import type { Aggregate, ObservedGroup } from '../../src/trail/aggregate.ts';
import type { MergeMode } from '../../src/trail/merge-observed.ts';
import { mergeObserved } from '../../src/trail/merge-observed.ts';
import { readAccesses } from '../../src/trail/read-accesses.ts';
import { EMPTY, observedGroup as group } from './observed-groups.ts';

const LAMBDA: LambdaFunction = {
  ...{ id: 'Orders', aliases: [], runtime: 'nodejs24.x', envIsComplete: true, platform: [], layers: [], name: literal('orders') },
  handler: { kind: 'handler', file: 'a.js', export: 'handler' },
  role: { kind: 'external', id: 'orders' },
  env: new Map(),
  origin: { file: 'template.yaml', line: 1, column: 1 },
};

const TABLE = 'arn:aws:dynamodb:eu-west-1:111122223333:table';
const tableArn = (name: Pattern): Pattern =>
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

function needs(action: string, resource: Pattern, operation = action.slice(action.indexOf(':') + 1)): Requirement {
  const service = action.slice(0, action.indexOf(':'));
  const origin = { file: 'a.js', line: 7, column: 3 };
  return { action, resource, evidence: [{ kind: 'code', service, operation, origin, via: [], rule: 'r' }], confidence: 'medium' };
}

interface Merging {
  readonly code: readonly Requirement[];
  readonly seen: readonly ObservedGroup[];
  readonly mode?: MergeMode;
  readonly narrow?: boolean;
  readonly platform?: readonly Requirement[];
  readonly deployedAt?: string;
}

function merge({ code, seen, mode = 'union', narrow = false, platform = [], deployedAt }: Merging) {
  const aggregate: Aggregate = { ...EMPTY, groups: seen, window: { first: '2026-06-01T00:00:00Z', last: '2026-09-30T00:00:00Z' } };
  const deployed = deployedAt === undefined ? {} : { deployedAt };
  const usage = { accesses: readAccesses(seen).accesses, aggregate, place: {}, ...deployed };
  return mergeObserved({ function: LAMBDA, code, platform: [{ sid: 'LambdaRuntime', requirements: platform }], usage, mode, narrow });
}

const grants = (merging: Merging) =>
  merge(merging)
    .code.map(({ action, resource }) => `${action} ${canonicalText(resource)}`)
    .sort();
const rules = (merging: Merging) =>
  merge(merging)
    .findings.map(({ rule }) => rule)
    .sort();

const get = needs('dynamodb:GetItem', tableArn(literal('orders')));
const remove = needs('dynamodb:DeleteItem', tableArn(literal('orders')));
const publish = needs('sns:Publish', literal('arn:aws:sns:eu-west-1:111122223333:shipments'));
const seenGet = group('dynamodb', 'GetItem', `${TABLE}/orders`);
const seenPut = group('dynamodb', 'PutItem', `${TABLE}/orders`);

const GET = 'dynamodb:GetItem arn:aws:dynamodb:*:*:table/orders';
const SEEN_GET = `dynamodb:GetItem ${TABLE}/orders`;
const SEEN_PUT = `dynamodb:PutItem ${TABLE}/orders`;
const REMOVE = 'dynamodb:DeleteItem arn:aws:dynamodb:*:*:table/orders';
const PUBLISH = 'sns:Publish arn:aws:sns:eu-west-1:111122223333:shipments';

describe('modes', () => {
  // GetItem is in the code and seen; DeleteItem in the code only, and would have been seen; Publish in the code only, and the trail has no SNS; PutItem seen only.
  const all = { code: [get, remove, publish], seen: [seenGet, seenPut] };

  it.each<[MergeMode, readonly string[]]>([
    ['union', [REMOVE, GET, SEEN_PUT, PUBLISH]],
    ['static-only', [REMOVE, GET, PUBLISH]],
    ['observed-only', [SEEN_GET, SEEN_PUT]],
    ['intersect', [GET, PUBLISH]],
  ])('%s', (mode, expected) => {
    expect(grants({ ...all, mode })).toEqual([...expected].sort());
  });

  it('intersect says what it leaves out', () => {
    expect(rules({ ...all, mode: 'intersect' })).toContain('left-out-by-intersect');
    expect(rules(all)).not.toContain('left-out-by-intersect');
  });

  it('what the platform needs stays in every mode', () => {
    const log = needs('logs:PutLogEvents', literal('arn:aws:logs:*:*:log-group:/aws/lambda/orders:*'));
    for (const mode of ['union', 'static-only', 'observed-only', 'intersect'] as const) {
      expect(merge({ ...all, mode, platform: [log] }).platform).toEqual([{ sid: 'LambdaRuntime', requirements: [log] }]);
    }
  });
});

describe('one requirement with both kinds of evidence', () => {
  it('same action, resource covered: the trail is evidence for what the code asks, which is surer', () => {
    const [merged, ...others] = merge({ code: [get], seen: [seenGet] }).code;
    expect(others).toEqual([]);
    expect(merged?.confidence).toBe('high');
    expect(merged?.evidence).toEqual([
      ...get.evidence,
      {
        ...{ kind: 'trail', service: 'dynamodb', operation: 'GetItem', resource: `${TABLE}/orders` },
        ...{ count: 7, first: '2026-09-01T08:00:00Z', last: '2026-09-05T08:00:00Z', denied: false },
      },
    ]);
  });

  it('the parts of several sessions are added', () => {
    const later = group('dynamodb', 'GetItem', `${TABLE}/orders`, { session: 'b', count: 2, last: '2026-09-09T00:00:00Z' });
    const [merged] = merge({ code: [get], seen: [seenGet, later] }).code;
    expect(merged?.evidence[1]).toMatchObject({ count: 9, first: '2026-09-01T08:00:00Z', last: '2026-09-09T00:00:00Z' });
  });

  it('another operation of the same action is evidence too', () => {
    const read = needs('s3:GetObject', literal('arn:aws:s3:::documents/a.pdf'), 'GetObject');
    expect(grants({ code: [read], seen: [group('s3', 'HeadObject', 'arn:aws:s3:::documents/a.pdf')] })).toEqual([
      's3:GetObject arn:aws:s3:::documents/a.pdf',
    ]);
  });

  it('a name that the trail does not show widens nothing', () => {
    expect(grants({ code: [get], seen: [group('dynamodb', 'GetItem', '')] })).toEqual([GET]);
  });

  it('nor does a name that was generalised', () => {
    const read = needs('s3:GetObject', concat(literal('arn:aws:s3:::documents/invoices/'), wildcard()));
    const merging = { code: [read], seen: [group('s3', 'GetObject', 'arn:aws:s3:::documents/*')] };
    expect(grants(merging)).toEqual(['s3:GetObject arn:aws:s3:::documents/invoices/*']);
    expect(rules(merging)).toEqual(['usage-generalised']);
  });

  it('what the platform needs is not granted a second time', () => {
    const poll = needs('sqs:ReceiveMessage', literal('arn:aws:sqs:eu-west-1:111122223333:jobs'));
    const seen = [group('sqs', 'ReceiveMessage', 'arn:aws:sqs:eu-west-1:111122223333:jobs', { invokedBy: 'lambda.amazonaws.com' })];
    expect(grants({ code: [], platform: [poll], seen })).toEqual([]);
    expect(merge({ code: [], platform: [poll], seen }).platform[0]?.requirements[0]?.evidence[1]).toMatchObject({
      invokedBy: 'lambda.amazonaws.com',
    });
  });

  it('a transaction of the code is confirmed table by table; one that is not in the code is a finding', () => {
    const put = needs('dynamodb:PutItem', tableArn(literal('orders')), 'TransactWriteItems');
    const seen = [group('dynamodb', 'TransactWriteItems', `${TABLE}/orders`)];
    expect(grants({ code: [put], seen })).toEqual(['dynamodb:PutItem arn:aws:dynamodb:*:*:table/orders']);
    expect(rules({ code: [put], seen })).toEqual([]);
    expect(merge({ code: [get], seen }).findings).toContainEqual(
      expect.objectContaining({ rule: 'undecided-event', incomplete: 'dynamodb' }),
    );
  });
});

describe('what the trail saw and the code does not say', () => {
  it('is granted as seen, and is for review', () => {
    const { code, findings } = merge({ code: [get], seen: [seenGet, seenPut] });
    expect(code[1]).toMatchObject({ action: 'dynamodb:PutItem', resource: literal(`${TABLE}/orders`) });
    expect(findings).toMatchObject([{ rule: 'seen-not-in-code', severity: 'warning' }]);
  });

  it('is surer where it was seen on three days', () => {
    const on = (...days: string[]) =>
      merge({ code: [], seen: [group('dynamodb', 'GetItem', `${TABLE}/orders`, { days })] }).code[0]?.confidence;
    expect(on('2026-09-01', '2026-09-02', '2026-09-05')).toBe('medium');
    expect(on('2026-09-01', '2026-09-05')).toBe('low');
  });

  it('a call that a service made says so', () => {
    const key = 'arn:aws:kms:eu-west-1:111122223333:key/1';
    const seen = [group('kms', 'Decrypt', key, { invokedBy: 'lambda.amazonaws.com' })];
    const { code, findings } = merge({ code: [], seen });
    expect(code).toMatchObject([{ action: 'kms:Decrypt', evidence: [{ invokedBy: 'lambda.amazonaws.com' }] }]);
    expect(code[0]?.condition).toBeUndefined();
    expect(findings).toMatchObject([{ rule: 'seen-not-in-code', severity: 'note' }]);
    expect(merge({ code: [], seen, narrow: true }).code[0]?.condition).toEqual({
      StringEquals: { 'kms:ViaService': [literal('lambda.eu-west-1.amazonaws.com')] },
    });
    const internal = [group('kms', 'Decrypt', key, { invokedBy: 'AWS Internal' })];
    expect(merge({ code: [], seen: internal, narrow: true }).code[0]?.condition).toBeUndefined();
  });

  it('a passed role keeps the service that it was passed to', () => {
    const condition = { StringEquals: { 'iam:PassedToService': ['lambda.amazonaws.com'] } };
    const role = 'arn:aws:iam::111122223333:role/worker';
    const seen = [group('lambda', 'CreateFunction20150331', role, { action: 'iam:PassRole', condition })];
    expect(merge({ code: [], seen }).code[0]?.condition).toEqual({
      StringEquals: { 'iam:PassedToService': [literal('lambda.amazonaws.com')] },
    });
  });

  it('another name than the one that the code spells out is configuration that drifted', () => {
    const merging = { code: [get], seen: [group('dynamodb', 'GetItem', `${TABLE}/orders-prod`)] };
    expect(grants(merging)).toEqual([GET, `dynamodb:GetItem ${TABLE}/orders-prod`].sort());
    expect(rules(merging)).toContain('configuration-drift');
  });
});

describe('denied calls', () => {
  const denied = group('dynamodb', 'PutItem', `${TABLE}/orders`, {
    errorCode: 'AccessDeniedException',
    denied: { policyType: 'service control' },
  });

  it('never are a grant', () => {
    for (const mode of ['union', 'observed-only'] as const) expect(grants({ code: [], seen: [seenGet, denied], mode })).toEqual([SEEN_GET]);
    expect(rules({ code: [], seen: [denied] })).toContain('denied-not-in-code');
  });

  it('of something that the code needs show where the grant is missing', () => {
    const put = needs('dynamodb:PutItem', tableArn(literal('orders')));
    const { code, findings } = merge({ code: [put], seen: [denied] });
    expect(code).toMatchObject([
      { action: 'dynamodb:PutItem', confidence: 'medium', evidence: [{ kind: 'code' }, { kind: 'trail', denied: true }] },
    ]);
    expect(findings).toContainEqual(
      expect.objectContaining({
        rule: 'denied-in-code',
        origin: { file: 'a.js', line: 7, column: 3 },
        message: expect.stringContaining('service control policy'),
      }),
    );
  });

  it('and keep it in intersect', () => {
    const put = needs('dynamodb:PutItem', tableArn(literal('orders')));
    expect(grants({ code: [put], seen: [seenGet, denied], mode: 'intersect' })).toEqual([
      'dynamodb:PutItem arn:aws:dynamodb:*:*:table/orders',
    ]);
  });
});

describe('what was not seen', () => {
  it('is never called unused where the trail cannot show it', () => {
    expect(rules({ code: [get, publish], seen: [seenGet] })).toEqual(['in-code-cannot-tell']);
  });

  it('is a rare path or dead code where it would have been seen', () => {
    const found = merge({ code: [get, needs('dynamodb:BatchGetItem', tableArn(literal('orders')))], seen: [seenGet] }).findings;
    expect(found).toMatchObject([{ rule: 'in-code-not-seen', severity: 'note', origin: { line: 7 } }]);
  });

  it('says nothing where the role does not appear at all', () => {
    expect(rules({ code: [get], seen: [] })).toEqual(['no-usage']);
    expect(grants({ code: [get], seen: [], mode: 'intersect' })).toEqual([GET]);
  });
});

describe('--narrow', () => {
  const days = ['2026-09-01', '2026-09-02', '2026-09-03'];
  const open = tableArn([{ kind: 'environment', name: 'TABLE', reason: 'not bound' }]);
  const read = needs('dynamodb:GetItem', open);
  const seenOn = (name: string, more: Partial<ObservedGroup> = {}) => group('dynamodb', 'GetItem', `${TABLE}/${name}`, { days, ...more });
  const ANY = 'dynamodb:GetItem arn:aws:dynamodb:*:*:table/*';

  it('puts the names that were seen in the place of one that the deployment fixes', () => {
    const merging = { code: [read], seen: [seenOn('orders'), seenOn('stock')], narrow: true };
    expect(grants(merging)).toEqual([
      'dynamodb:GetItem arn:aws:dynamodb:*:*:table/orders',
      'dynamodb:GetItem arn:aws:dynamodb:*:*:table/stock',
    ]);
    expect(rules(merging)).toEqual(['narrowed']);
  });

  it('only when asked', () => {
    expect(grants({ code: [read], seen: [seenOn('orders')] })).toEqual([ANY]);
  });

  it('leaves the rest of the resource as the code has it', () => {
    const bucket = concat(
      literal('arn:aws:s3:::'),
      [{ kind: 'environment', name: 'BUCKET', reason: '' }],
      literal('/invoices/'),
      wildcard(),
      literal('.pdf'),
    );
    const seen = [group('s3', 'GetObject', 'arn:aws:s3:::documents/invoices/1.pdf', { days })];
    expect(grants({ code: [needs('s3:GetObject', bucket)], seen, narrow: true })).toEqual([
      's3:GetObject arn:aws:s3:::documents/invoices/*.pdf',
    ]);
  });

  it.each<[string, Requirement, readonly ObservedGroup[]]>([
    ['on two days', read, [seenOn('orders', { days: days.slice(0, 2) })]],
    ['once without its name', read, [seenOn('orders'), group('dynamodb', 'GetItem', '', { days })]],
    ['under names that were generalised', read, [seenOn('tenant-*')]],
    ['and also denied', read, [seenOn('orders'), seenOn('stock', { errorCode: 'AccessDeniedException' })]],
    ['by an action that creates', needs('dynamodb:CreateTable', open), [group('dynamodb', 'CreateTable', `${TABLE}/orders`, { days })]],
    [
      'while part of the name is known',
      needs('dynamodb:GetItem', tableArn(concat(literal('orders-'), [{ kind: 'environment', name: 'STAGE', reason: '' }]))),
      [seenOn('orders-dev')],
    ],
  ])('not what was seen %s', (_, requirement, seen) => {
    const [kept] = merge({ code: [requirement], seen, narrow: true }).code;
    expect(kept?.resource).toEqual(requirement.resource);
    expect(rules({ code: [requirement], seen, narrow: true })).toContain('not-narrowed');
  });

  it('never a name that comes with the event: the next one may be another', () => {
    const tenant = needs('dynamodb:GetItem', tableArn(unknownText('event', 'it comes with the event')));
    expect(grants({ code: [tenant], seen: [seenOn('tenant1')], narrow: true })).toEqual([ANY]);
  });

  it('nor a name that is known', () => {
    expect(grants({ code: [get], seen: [seenOn('orders')], narrow: true })).toEqual([GET]);
  });
});

describe('what was seen before the deployment alone', () => {
  const table = (name: string) => `${TABLE}/${name}`;
  const old = group('dynamodb', 'PutItem', table('orders'), { action: 'dynamodb:PutItem', last: '2026-08-31T23:59:59Z' });
  const recent = group('dynamodb', 'DeleteItem', table('orders'), { action: 'dynamodb:DeleteItem', last: '2026-09-01T00:00:00Z' });
  const merging = { code: [], seen: [old, recent], deployedAt: '2026-09-01T00:00:00Z' };

  it.each<MergeMode>(['union', 'observed-only'])('is an older version’s, and not granted: %s', (mode) => {
    expect(grants({ ...merging, mode })).toEqual([`dynamodb:DeleteItem ${table('orders')}`]);
    expect(rules({ ...merging, mode })).toEqual(expect.arrayContaining(['seen-before-deployment', 'seen-not-in-code']));
    expect(grants({ code: [], seen: [old, recent], mode })).toHaveLength(2);
  });

  it('is granted where a service did it, which no version of the code explains', () => {
    const service = { ...old, invokedBy: 'lambda.amazonaws.com' };
    expect(grants({ ...merging, seen: [service] })).toEqual([`dynamodb:PutItem ${table('orders')}`]);
  });

  it('is granted where the code asks for it, or another session did it since', () => {
    const code = [needs('dynamodb:PutItem', tableArn(literal('orders')))];
    expect(grants({ ...merging, code, mode: 'observed-only' })).toContain(`dynamodb:PutItem ${table('orders')}`);
    const since = { ...old, session: 'b', last: '2026-09-02T00:00:00Z' };
    expect(grants({ ...merging, seen: [old, since] })).toEqual([`dynamodb:PutItem ${table('orders')}`]);
    expect(rules({ ...merging, seen: [old, since] })).not.toContain('seen-before-deployment');
  });
});

describe('a denial', () => {
  it('says who denied, and whether a grant of the role helps', () => {
    const code = [needs('dynamodb:GetItem', tableArn(literal('orders')))];
    const messages = (policyType: string) =>
      merge({
        code,
        seen: [
          group('dynamodb', 'GetItem', `${TABLE}/orders`, {
            action: 'dynamodb:GetItem',
            errorCode: 'AccessDenied',
            denied: { policyType },
          }),
        ],
      }).findings.flatMap(({ rule, message }) => (rule === 'denied-in-code' ? [message] : []));
    expect(messages('identity-based')[0]).toMatch(/denied by the role's own policies 7 times on .*; the role lacks the grant/);
    expect(messages('service control')[0]).toMatch(/denied by a service control policy \(SCP\).*; a grant of the role alone does not help/);
  });
});

describe('a denial that is over', () => {
  it('is a note where the same was allowed since, and a warning where it was not', () => {
    const code = [needs('dynamodb:GetItem', tableArn(literal('orders')))];
    const denied = group('dynamodb', 'GetItem', `${TABLE}/orders`, { errorCode: 'AccessDenied', last: '2026-09-05T00:00:00Z' });
    const allowed = (last: string) => group('dynamodb', 'GetItem', `${TABLE}/orders`, { last });
    const severities = (seen: readonly ObservedGroup[]) =>
      merge({ code, seen }).findings.flatMap(({ rule, severity }) => (rule === 'denied-in-code' ? [severity] : []));
    expect(severities([denied])).toEqual(['warning']);
    expect(severities([denied, allowed('2026-09-04T00:00:00Z')])).toEqual(['warning']);
    expect(severities([denied, allowed('2026-09-06T00:00:00Z')])).toEqual(['note']);
  });
});
