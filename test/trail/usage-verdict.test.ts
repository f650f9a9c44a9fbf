import { describe, expect, it } from 'vitest';
import type { Pattern } from '../../src/model/pattern.ts';
import { concat, literal, pseudo, wildcard } from '../../src/model/pattern.ts';
import type { Aggregate, ObservedGroup, VisibleEvents } from '../../src/trail/aggregate.ts';
import { readAccesses } from '../../src/trail/read-accesses.ts';
import { recordedPattern } from '../../src/trail/recorded-text.ts';
import { usageVerdict, windowDays } from '../../src/trail/usage-verdict.ts';
import { EMPTY, observedGroup as group } from './observed-groups.ts';

const ORDERS = 'arn:aws:dynamodb:eu-west-1:111122223333:table/orders';
const STOCK = 'arn:aws:dynamodb:eu-west-1:111122223333:table/stock';
const QUEUE = 'arn:aws:sqs:eu-west-1:111122223333:jobs';
const QUARTER = { first: '2026-08-01T00:00:00Z', last: '2026-10-29T23:00:00Z' };

/** Both reading and writing calls, unless told otherwise. */
const events = (eventSource: string, category: string, kinds: readonly boolean[] = [false, true]): VisibleEvents[] =>
  kinds.map((readOnly) => ({ eventSource: `${eventSource}.amazonaws.com`, category, readOnly, ...QUARTER }));

interface Input {
  readonly groups: readonly ObservedGroup[];
  readonly events: readonly VisibleEvents[];
  readonly window?: Aggregate['window'];
  readonly region?: string;
}

function verdict(action: string, resource: string, { groups, events: seen, window = QUARTER, region = 'eu-west-1' }: Input) {
  const coverage = [{ account: '111122223333', region, hours: [], events: seen }];
  const aggregate = { ...EMPTY, window, groups, coverage: seen.length === 0 ? [] : coverage };
  return usageVerdict(action, recordedPattern(resource), { accesses: readAccesses(groups).accesses, aggregate, place: {} }).verdict;
}

const gets = { groups: [group('dynamodb', 'GetItem', ORDERS)], events: events('dynamodb', 'Data') };

describe('whether a grant is used', () => {
  it('one that was seen is', () => {
    expect(verdict('dynamodb:GetItem', ORDERS, gets)).toBe('used');
    expect(verdict('dynamodb:GetItem', '*', gets)).toBe('used');
  });

  it('one that would have been seen on that table, and was not in ninety days, is not', () => {
    expect(windowDays({ ...EMPTY, window: QUARTER })).toBe(90);
    expect(verdict('dynamodb:DeleteItem', ORDERS, gets)).toBe('unused');
  });

  it('eighty-nine days say nothing', () => {
    const window = { ...QUARTER, first: '2026-08-02T00:00:00Z' };
    expect(verdict('dynamodb:DeleteItem', ORDERS, { ...gets, window })).toBe('cannot tell');
  });

  it('a trail that records no data events says nothing of them', () => {
    const input = { groups: [group('dynamodb', 'DescribeTable', ORDERS)], events: events('dynamodb', 'Management') };
    expect(verdict('dynamodb:DeleteItem', ORDERS, input)).toBe('cannot tell');
    expect(verdict('dynamodb:DeleteTable', ORDERS, input)).toBe('unused');
  });

  it('data events may be selected for some tables only: another one, or any one, cannot be told', () => {
    expect(verdict('dynamodb:DeleteItem', STOCK, gets)).toBe('cannot tell');
    expect(verdict('dynamodb:DeleteItem', '*', gets)).toBe('cannot tell');
    expect(verdict('dynamodb:DeleteItem', 'arn:aws:dynamodb:*:*:table/*', gets)).toBe('cannot tell');
    expect(verdict('dynamodb:DeleteItem', 'arn:aws:dynamodb:*:*:table/ord*', gets)).toBe('unused');
  });

  it('and so may invocations be, of some functions', () => {
    const arn = 'arn:aws:lambda:eu-west-1:111122223333:function';
    const groups = [group('lambda', 'Invoke', `${arn}:quote`, { role: 'arn:aws:iam::111122223333:role/other' })];
    const coverage = [{ account: '111122223333', region: 'eu-west-1', hours: [], events: events('lambda', 'Data') }];
    const aggregate = { ...EMPTY, window: QUARTER, groups, coverage };
    const accesses = readAccesses(gets.groups).accesses;
    const verdictOn = (name: string) =>
      usageVerdict('lambda:InvokeFunction', recordedPattern(`${arn}:${name}`), { accesses, aggregate, place: {} }).verdict;
    expect(verdictOn('*')).toBe('cannot tell');
    expect(verdictOn('refund')).toBe('cannot tell');
    expect(verdictOn('quote')).toBe('unused');
  });

  it('another key in the same bucket would have been seen', () => {
    const input = { groups: [group('s3', 'PutObject', 'arn:aws:s3:::documents/in/a')], events: events('s3', 'Data') };
    expect(verdict('s3:DeleteObject', 'arn:aws:s3:::documents/out/*', input)).toBe('unused');
    expect(verdict('s3:DeleteObject', 'arn:aws:s3:::other/*', input)).toBe('cannot tell');
  });

  it('the events of one service say nothing of another', () => {
    expect(verdict('sqs:DeleteQueue', QUEUE, { ...gets, events: events('dynamodb', 'Management') })).toBe('cannot tell');
    expect(verdict('sqs:DeleteQueue', QUEUE, { ...gets, events: events('sqs', 'Management') })).toBe('unused');
  });

  it('a trail without reading calls says nothing of them', () => {
    const input = { groups: gets.groups, events: events('sqs', 'Management', [false]) };
    expect(verdict('sqs:ListMessageMoveTasks', QUEUE, input)).toBe('cannot tell');
    expect(verdict('sqs:DeleteQueue', QUEUE, input)).toBe('unused');
  });

  it('nor one without writing calls of those', () => {
    const input = { groups: gets.groups, events: events('sqs', 'Management', [true]) };
    expect(verdict('sqs:ListMessageMoveTasks', QUEUE, input)).toBe('unused');
    expect(verdict('sqs:DeleteQueue', QUEUE, input)).toBe('cannot tell');
    const reads = { groups: gets.groups, events: events('dynamodb', 'Data', [true]) };
    expect(verdict('dynamodb:Query', ORDERS, reads)).toBe('unused');
    expect(verdict('dynamodb:DeleteItem', ORDERS, reads)).toBe('cannot tell');
  });

  it('management events are chosen for all services alike, so the calls of another show which kinds there are; data events are not', () => {
    const others = [...events('sqs', 'Management', [true]), ...events('sns', 'Management', [false])];
    expect(verdict('sqs:DeleteQueue', QUEUE, { groups: gets.groups, events: others })).toBe('unused');
    const objects = [...events('dynamodb', 'Data', [true]), ...events('s3', 'Data', [false])];
    expect(verdict('dynamodb:DeleteItem', ORDERS, { groups: gets.groups, events: objects })).toBe('cannot tell');
  });

  it('what trails may record as either kind needs both to be there: GenerateDataKey changes nothing and is of level Write', () => {
    const key = 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab';
    for (const kinds of [[true], [false]])
      expect(verdict('kms:GenerateDataKey', key, { groups: gets.groups, events: events('kms', 'Management', kinds) })).toBe('cannot tell');
    expect(verdict('kms:GenerateDataKey', key, { groups: gets.groups, events: events('kms', 'Management') })).toBe('unused');
  });

  it('nor does the trail of another region', () => {
    expect(verdict('sqs:DeleteQueue', QUEUE, { ...gets, events: events('sqs', 'Management'), region: 'us-east-1' })).toBe('cannot tell');
  });

  it('iam:PassRole leaves no event', () => {
    const input = { ...gets, events: [...events('iam', 'Management'), ...events('lambda', 'Management')] };
    expect(verdict('iam:PassRole', 'arn:aws:iam::111122223333:role/a', input)).toBe('cannot tell');
    expect(verdict('iam:DeleteRole', 'arn:aws:iam::111122223333:role/a', input)).toBe('unused');
  });

  it('what was only denied is neither used nor unused', () => {
    const denied = group('dynamodb', 'DeleteItem', ORDERS, { errorCode: 'AccessDenied' });
    expect(verdict('dynamodb:DeleteItem', ORDERS, { ...gets, groups: [...gets.groups, denied] })).toBe('cannot tell');
  });

  it('a call that may have needed another action, or another resource, tells nothing', () => {
    const transaction = { ...gets, groups: [group('dynamodb', 'TransactWriteItems', ORDERS)] };
    expect(verdict('dynamodb:PutItem', ORDERS, transaction)).toBe('cannot tell');
    const unnamed = { ...gets, groups: [group('dynamodb', 'GetItem', '')] };
    expect(verdict('dynamodb:GetItem', ORDERS, unnamed)).toBe('cannot tell');
    expect(verdict('dynamodb:GetItem', '*', unnamed)).toBe('used');
  });

  it('a name of which the deployment generates the rest is one of its shape, unless another resource may be meant', () => {
    const table = (resource: string, value: Pattern | undefined): Pattern => {
      const name: Pattern = [
        {
          kind: 'reference',
          resource,
          attribute: 'name',
          type: 'AWS::DynamoDB::Table',
          reason: '',
          ...(value === undefined ? {} : { value }),
        },
      ];
      return concat(
        literal('arn:'),
        pseudo('partition'),
        literal(':dynamodb:'),
        pseudo('region'),
        literal(':'),
        pseudo('account'),
        literal(':table/'),
        name,
      );
    };
    const shaped = (id: string) => table(id, concat(wildcard(), literal(`-${id}-`), wildcard()));
    const seen = 'arn:aws:dynamodb:eu-west-1:111122223333:table/shop-Orders-1F9ZK3T6PWB2Q';
    const groups = [group('dynamodb', 'GetItem', seen)];
    const coverage = [{ account: '111122223333', region: 'eu-west-1', hours: [], events: events('dynamodb', 'Data') }];
    const usage = { accesses: readAccesses(groups).accesses, aggregate: { ...EMPTY, window: QUARTER, groups, coverage }, place: {} };
    const of = (action: string, resource: Pattern, isOther = () => false) => usageVerdict(action, resource, usage, isOther).verdict;
    expect(of('dynamodb:GetItem', shaped('Orders'))).toBe('used');
    expect(of('dynamodb:GetItem', shaped('Orders'), () => true)).toBe('cannot tell');
    expect(of('dynamodb:GetItem', shaped('Stock'))).toBe('cannot tell');
    expect(of('dynamodb:GetItem', table('Any', undefined))).toBe('cannot tell');
    expect(of('dynamodb:DeleteItem', shaped('Orders'))).toBe('unused');
    expect(of('dynamodb:DeleteItem', shaped('Stock'))).toBe('cannot tell');
    expect(of('dynamodb:DeleteItem', table('Any', undefined))).toBe('cannot tell');
  });

  it('days without any record are said', () => {
    const hours = [
      { from: '2026-08-01T00', to: '2026-08-03T10' },
      { from: '2026-10-29T23', to: '2026-10-29T23' },
    ];
    const coverage = [{ account: '111122223333', region: 'eu-west-1', hours, events: events('dynamodb', 'Management') }];
    const aggregate = { ...EMPTY, window: QUARTER, groups: gets.groups, coverage };
    const usage = { accesses: readAccesses(gets.groups).accesses, aggregate, place: {} };
    const { verdict: word, reason } = usageVerdict('dynamodb:DeleteTable', recordedPattern(ORDERS), usage);
    expect([word, reason]).toEqual(['unused', 'not seen in 90 days of a trail that shows it, with no record at all on 86 of them']);
  });

  it('a role that does not appear in the input cannot be told', () => {
    expect(verdict('dynamodb:DeleteTable', ORDERS, { groups: [], events: events('dynamodb', 'Management') })).toBe('cannot tell');
  });

  it('without noted coverage the calls themselves show what is recorded', () => {
    expect(verdict('dynamodb:BatchGetItem', ORDERS, { ...gets, events: [] })).toBe('unused');
    expect(verdict('dynamodb:BatchWriteItem', ORDERS, { ...gets, events: [] })).toBe('cannot tell');
    expect(verdict('dynamodb:DeleteTable', ORDERS, { ...gets, events: [] })).toBe('cannot tell');
  });
});
