import { describe, expect, it } from 'vitest';
import { requirementsForCall } from '../../src/catalog/requirements.ts';
import { resultMembers } from '../../src/catalog/results.ts';
import type { ApiCall } from '../../src/model/api-call.ts';
import type { DataValue } from '../../src/model/data-value.ts';
import { callOf, EVENT, environment, lines, NO_KEYS, record, show, text } from './values.ts';

const member = (call: ApiCall, name: string): DataValue => resultMembers(call).get(name) ?? [];
const shown = (value: DataValue) => value.map((one) => (one.kind === 'text' ? show(one.pattern) : one.kind));

describe('what a result owes to its request', () => {
  it('gives the URL of the queue that was asked for', () => {
    const call = callOf('sqs', 'GetQueueUrl', record({ QueueName: text(environment('QUEUE')) }));
    expect(shown(member(call, 'QueueUrl'))).toEqual(['https://sqs.{region}.amazonaws.com/{account}/<QUEUE>']);
    const sent = callOf('sqs', 'SendMessage', record({ QueueUrl: member(call, 'QueueUrl') }));
    expect(lines(requirementsForCall(sent, NO_KEYS).requirements)).toEqual([
      'sqs:SendMessage arn:{partition}:sqs:{region}:{account}:<QUEUE>',
    ]);
  });

  it('gives the execution of the state machine that was started', () => {
    const started = callOf(
      'sfn',
      'StartExecution',
      record({ stateMachineArn: text('arn:aws:states:eu-west-1:111122223333:stateMachine:pay') }),
    );
    const stopped = callOf('sfn', 'StopExecution', record({ executionArn: member(started, 'executionArn') }));
    expect(lines(requirementsForCall(stopped, NO_KEYS).requirements)).toEqual([
      'states:StopExecution arn:aws:states:eu-west-1:111122223333:execution:pay:<response>',
    ]);
  });

  it('carries the stream in a shard iterator, and from one iterator to the next', () => {
    const stream = text('arn:aws:dynamodb:eu-west-1:111122223333:table/t/stream/2026-01-01');
    const first = member(callOf('dynamodb-streams', 'GetShardIterator', record({ StreamArn: stream })), 'ShardIterator');
    const read = callOf('dynamodb-streams', 'GetRecords', record({ ShardIterator: first }));
    const next = callOf('dynamodb-streams', 'GetRecords', record({ ShardIterator: member(read, 'NextShardIterator') }));
    for (const call of [read, next]) {
      expect(lines(requirementsForCall(call, NO_KEYS).requirements)).toEqual([
        'dynamodb:GetRecords arn:aws:dynamodb:eu-west-1:111122223333:table/t/stream/2026-01-01',
      ]);
    }
  });

  it('carries the stream of a name too', () => {
    const first = member(callOf('kinesis', 'GetShardIterator', record({ StreamName: text('clicks') })), 'ShardIterator');
    const read = callOf('kinesis', 'GetRecords', record({ ShardIterator: first }));
    expect(lines(requirementsForCall(read, NO_KEYS).requirements)).toEqual([
      'kinesis:GetRecords arn:{partition}:kinesis:{region}:{account}:stream/clicks',
    ]);
  });

  it('gives the account of the caller', () => {
    const account = member(callOf('sts', 'GetCallerIdentity', record({})), 'Account');
    const read = callOf('budgets', 'DescribeBudgets', record({ AccountId: account }));
    expect(lines(requirementsForCall(read, NO_KEYS).requirements)).toEqual([
      'budgets:ViewBudget arn:{partition}:budgets::{account}:budget/*',
    ]);
  });

  it('does not take the account of other credentials for its own', () => {
    const foreign: ApiCall = { ...callOf('sts', 'GetCallerIdentity', record({})), credentials: 'foreign' };
    expect(shown(member(foreign, 'Account'))).toEqual(['<response>']);
    const queue: ApiCall = { ...callOf('sqs', 'GetQueueUrl', record({ QueueName: text('jobs') })), credentials: 'foreign' };
    expect(shown(member(queue, 'QueueUrl'))).toEqual(['https://sqs.{region}.amazonaws.com/<response>/jobs']);
  });

  it('keeps what is not known not known', () => {
    expect(shown(member(callOf('sqs', 'GetQueueUrl', record({ QueueName: [EVENT] })), 'QueueUrl'))).toEqual([
      'https://sqs.{region}.amazonaws.com/{account}/<event>',
    ]);
  });

  it('says nothing of other results', () => {
    expect([...resultMembers(callOf('s3', 'GetObject', record({})))]).toEqual([]);
  });
});
