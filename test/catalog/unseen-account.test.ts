import { describe, expect, it } from 'vitest';
import { requirementsForCall } from '../../src/catalog/requirements.ts';
import type { RecordValue } from '../../src/model/data-value.ts';
import type { Pattern } from '../../src/model/pattern.ts';
import { literal, unknownText } from '../../src/model/pattern.ts';

/** The account in the ARN that a call with this one text member is granted on. */
function accountOf(service: string, operation: string, member: string, pattern: Pattern): Pattern[number] | undefined {
  const input: RecordValue = { kind: 'record', members: new Map([[member, [{ kind: 'text', pattern }]]]), computed: [] };
  const origin = { file: 'app.ts', line: 1, column: 1 };
  const call = { service, operation, input: [input], origin, via: [], source: 'code' } as const;
  const [requirement] = requirementsForCall(call, { encryptionKeys: new Map(), kmsKeys: [] }).requirements;
  return requirement?.resource.find((part) => part.kind === 'wildcard' || (part.kind === 'pseudo' && part.name === 'account'));
}

const environment: Pattern = [{ kind: 'environment', name: 'X', reason: 'not bound' }];

describe('an ARN or URL of which nothing is seen', () => {
  it.each([
    ['sts', 'AssumeRole', 'RoleArn'],
    ['sns', 'Publish', 'TopicArn'],
    ['sqs', 'SendMessage', 'QueueUrl'],
    ['sfn', 'StartExecution', 'stateMachineArn'],
  ])('may be of any account: %s %s %s', (service, operation, member) => {
    expect(accountOf(service, operation, member, environment)).toEqual({ kind: 'wildcard', text: '*' });
    expect(accountOf(service, operation, member, unknownText('event', 'event data'))).toEqual({ kind: 'wildcard', text: '*' });
  });

  it('is of the own account where a service answered with it', () => {
    expect(accountOf('sns', 'Publish', 'TopicArn', unknownText('response', 'from ListTopics'))).toEqual({
      kind: 'pseudo',
      name: 'account',
    });
  });

  it('is of the own account where it is a name', () => {
    expect(accountOf('dynamodb', 'GetItem', 'TableName', environment)).toEqual({ kind: 'pseudo', name: 'account' });
    expect(accountOf('dynamodb', 'GetItem', 'TableName', literal('orders'))).toEqual({ kind: 'pseudo', name: 'account' });
  });
});
