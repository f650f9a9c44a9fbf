import { describe, expect, it } from 'vitest';
import { requirementsForCall } from '../../src/catalog/requirements.ts';
import type { DataValue } from '../../src/model/data-value.ts';
import { literal, pseudo } from '../../src/model/pattern.ts';
import { callOf, EVENT, either, environment, lines, list, NO_KEYS, record, reference, scalar, text } from './values.ts';

const needs = (service: string, operation: string, input: DataValue) =>
  lines(requirementsForCall(callOf(service, operation, input), NO_KEYS).requirements);
const findings = (service: string, operation: string, input: DataValue) =>
  requirementsForCall(callOf(service, operation, input), NO_KEYS).findings;

const TABLE = 'arn:{partition}:dynamodb:{region}:{account}:table';

describe('what a call may need beside its grants', () => {
  const copied = (members: object) =>
    findings('s3', 'CopyObject', record({ Bucket: text('b'), Key: text('k'), CopySource: text('a/k'), ...members }));

  it('is told of a copy, which takes the tags of its source along', () => {
    const [found] = copied({}).filter(({ rule }) => rule === 'needs-beyond-request');
    expect([found?.severity, found?.incomplete]).toEqual(['note', undefined]);
    expect(found?.mayNeed).toEqual(['s3:GetObjectTagging', 's3:GetObjectVersionTagging', 's3:PutObjectTagging']);
  });

  it('is not told of a copy whose tags are replaced', () => {
    expect(copied({ TaggingDirective: text('REPLACE') }).map(({ rule }) => rule)).not.toContain('needs-beyond-request');
  });
});

describe('names and ARNs', () => {
  it('keeps a hole in the name and writes the ARN around it', () => {
    expect(needs('dynamodb', 'GetItem', record({ TableName: text(environment('TABLE')) }))).toEqual([`dynamodb:GetItem ${TABLE}/<TABLE>`]);
  });

  it('keeps what is known around a hole', () => {
    expect(needs('dynamodb', 'GetItem', record({ TableName: text('orders-', environment('STAGE')) }))).toEqual([
      `dynamodb:GetItem ${TABLE}/orders-<STAGE>`,
    ]);
  });

  it('takes region and account from an ARN in the place of a name', () => {
    const arn = text('arn:aws:dynamodb:eu-west-1:111122223333:table/orders');
    expect(needs('dynamodb', 'Query', record({ TableName: arn, IndexName: text('by-date') }))).toEqual([
      'dynamodb:Query arn:aws:dynamodb:eu-west-1:111122223333:table/orders/index/by-date',
    ]);
  });

  it('leaves an event value unknown inside the typed ARN', () => {
    expect(needs('dynamodb', 'GetItem', record({ TableName: [EVENT] }))).toEqual([`dynamodb:GetItem ${TABLE}/<event>`]);
  });

  it('gives one requirement per alternative', () => {
    expect(needs('dynamodb', 'GetItem', record({ TableName: either(text('a'), text('b')) }))).toEqual([
      `dynamodb:GetItem ${TABLE}/a`,
      `dynamodb:GetItem ${TABLE}/b`,
    ]);
  });

  it('leaves out an empty name that stands in for one that is not set', () => {
    const named = (name: string) => either(text(environment(name)), text(''));
    expect(needs('dynamodb', 'GetItem', record({ TableName: named('TABLE') }))).toEqual([`dynamodb:GetItem ${TABLE}/<TABLE>`]);
    expect(needs('s3', 'GetObject', record({ Bucket: named('BUCKET'), Key: named('KEY') }))).toEqual([
      's3:GetObject arn:{partition}:s3:::<BUCKET>/<KEY>',
    ]);
  });

  it('keeps an empty version beside one that is set: it is none', () => {
    const input = { Bucket: text('b'), Key: text('k'), VersionId: either(text(environment('VERSION')), text('')) };
    expect(needs('s3', 'GetObject', record(input))).toEqual([
      's3:GetObject arn:{partition}:s3:::b/k',
      's3:GetObjectVersion arn:{partition}:s3:::b/k',
    ]);
  });

  it('does not mix members of different requests', () => {
    const first = record({ Bucket: text('one'), Key: text('a') });
    const second = record({ Bucket: text('two'), Key: text('b') });
    expect(needs('s3', 'GetObject', either(first, second))).toEqual([
      's3:GetObject arn:{partition}:s3:::one/a',
      's3:GetObject arn:{partition}:s3:::two/b',
    ]);
  });

  it('spells a topic ARN out around an environment value', () => {
    expect(needs('sns', 'Publish', record({ TopicArn: text(environment('TOPIC_ARN')) }))).toEqual([
      'sns:Publish arn:{partition}:sns:{region}:*:<TOPIC_ARN>',
    ]);
  });

  it('takes a reference that is a whole ARN for the resource itself', () => {
    expect(needs('sns', 'Publish', record({ TopicArn: text(reference('Topic', 'TopicArn')) }))).toEqual(['sns:Publish <Topic.TopicArn>']);
  });

  it('reads a queue URL with a reference in it', () => {
    const url = text('https://sqs.', pseudo('region'), '.amazonaws.com/', pseudo('account'), '/', reference('Jobs'));
    expect(needs('sqs', 'SendMessageBatch', record({ QueueUrl: url }))).toEqual([
      'sqs:SendMessage arn:{partition}:sqs:{region}:{account}:<Jobs.name>',
    ]);
  });

  it('goes to every region that the client may be set to', () => {
    const call = callOf('dynamodb', 'GetItem', record({ TableName: text('t') }), { regions: [literal('eu-west-1'), literal('us-east-1')] });
    expect(lines(requirementsForCall(call, NO_KEYS).requirements)).toEqual([
      'dynamodb:GetItem arn:{partition}:dynamodb:eu-west-1:{account}:table/t',
      'dynamodb:GetItem arn:{partition}:dynamodb:us-east-1:{account}:table/t',
    ]);
  });
});

describe('arguments that decide', () => {
  it('grants the index alone where one is named, the table alone where none is', () => {
    expect(needs('dynamodb', 'Query', record({ TableName: text('t'), IndexName: either(text('i'), [{ kind: 'absent' }]) }))).toEqual([
      `dynamodb:Query ${TABLE}/t`,
      `dynamodb:Query ${TABLE}/t/index/i`,
    ]);
  });

  it('grants both where an argument is given but not known', () => {
    expect(needs('s3', 'GetObject', record({ Bucket: text('b'), Key: text('k'), VersionId: [EVENT] }))).toEqual([
      's3:GetObject arn:{partition}:s3:::b/k',
      's3:GetObjectVersion arn:{partition}:s3:::b/k',
    ]);
  });

  it('says which actions members that are not known may need', () => {
    const open = record({ Bucket: text('b'), Key: text('k') }, { open: EVENT });
    expect(needs('s3', 'GetObject', open)).toEqual(['s3:GetObject arn:{partition}:s3:::b/k']);
    const [found] = findings('s3', 'GetObject', open).filter(({ rule }) => rule === 'open-request');
    expect(found?.incomplete).toBe('s3');
    expect(found?.message).toContain('s3:GetObjectVersion');
  });

  it('says that members which are not known may name an index', () => {
    const open = record({ TableName: text('t') }, { open: EVENT });
    expect(needs('dynamodb', 'Query', open)).toEqual([`dynamodb:Query ${TABLE}/t`]);
    expect(findings('dynamodb', 'Query', open).filter(({ incomplete }) => incomplete === 'dynamodb')).toHaveLength(1);
  });

  it('drops the alternative that leaves a name out, which AWS would refuse', () => {
    expect(needs('dynamodb', 'GetItem', record({ TableName: either(text('t'), [{ kind: 'absent' }]) }))).toEqual([
      `dynamodb:GetItem ${TABLE}/t`,
    ]);
  });

  it('does not ask for what a closed request leaves out', () => {
    const closed = record({ Bucket: text('b'), Key: text('k') });
    expect(findings('s3', 'GetObject', closed).filter(({ rule }) => rule === 'open-request')).toEqual([]);
  });

  it('grants per kind of transaction item', () => {
    const items = list(record({ Put: record({ TableName: text('a') }) }), record({ Delete: record({ TableName: text('b') }) }));
    expect(needs('dynamodb', 'TransactWriteItems', record({ TransactItems: items }))).toEqual([
      `dynamodb:DeleteItem ${TABLE}/b`,
      `dynamodb:PutItem ${TABLE}/a`,
    ]);
  });

  it('reports a transaction whose items are not known, and guesses nothing', () => {
    const input = record({ TransactItems: [EVENT] });
    expect(needs('dynamodb', 'TransactWriteItems', input)).toEqual([]);
    expect(findings('dynamodb', 'TransactWriteItems', input).map(({ rule, incomplete }) => [rule, incomplete])).toEqual([
      ['undecided-request', 'dynamodb'],
    ]);
  });

  it('reports items beside those that are known', () => {
    const input = record({ TransactItems: [{ kind: 'list', items: [record({ Put: record({ TableName: text('a') }) })], open: EVENT }] });
    expect(needs('dynamodb', 'TransactWriteItems', input)).toEqual([`dynamodb:PutItem ${TABLE}/a`]);
    expect(findings('dynamodb', 'TransactWriteItems', input).map(({ rule }) => rule)).toContain('undecided-request');
  });

  it('reads verb and table of a PartiQL statement around holes', () => {
    const statement = text('SELECT * FROM "', environment('TABLE'), '" WHERE pk = ?');
    expect(needs('dynamodb', 'ExecuteStatement', record({ Statement: statement }))).toEqual([`dynamodb:PartiQLSelect ${TABLE}/<TABLE>`]);
  });

  it('reports a statement whose verb is not known', () => {
    const input = record({ Statement: text(environment('QUERY')) });
    expect(needs('dynamodb', 'ExecuteStatement', input)).toEqual([]);
    expect(findings('dynamodb', 'ExecuteStatement', input).map(({ rule }) => rule)).toContain('undecided-request');
  });

  it('takes tables from the keys of a batch, computed ones too', () => {
    const requests = record({ orders: list() }, { computed: [{ key: environment('TABLE'), value: list() }] });
    expect(needs('dynamodb', 'BatchWriteItem', record({ RequestItems: requests }))).toEqual([
      `dynamodb:BatchWriteItem ${TABLE}/<TABLE>`,
      `dynamodb:BatchWriteItem ${TABLE}/orders`,
    ]);
  });

  it('sends each event to its own bus', () => {
    const entries = list(record({ Source: text('a') }), record({ EventBusName: text(reference('Bus')) }));
    expect(needs('eventbridge', 'PutEvents', record({ Entries: entries }))).toEqual([
      'events:PutEvents arn:{partition}:events:{region}:{account}:event-bus/<Bus.name>',
      'events:PutEvents arn:{partition}:events:{region}:{account}:event-bus/default',
    ]);
  });

  it('grants both forms of a rule whose bus may be the default one, one form for a declared bus', () => {
    const rule = 'arn:{partition}:events:{region}:{account}:rule';
    expect(needs('eventbridge', 'PutRule', record({ Name: text('r'), EventBusName: text(environment('BUS')) }))).toEqual([
      `events:PutRule ${rule}/<BUS>/r`,
      `events:PutRule ${rule}/r`,
    ]);
    expect(needs('eventbridge', 'PutRule', record({ Name: text('r'), EventBusName: text(reference('Bus')) }))).toEqual([
      `events:PutRule ${rule}/<Bus.name>/r`,
    ]);
  });

  it('adds what an option that is switched on needs, not what is switched off', () => {
    const remove = (bypass: boolean) =>
      needs('s3', 'DeleteObject', record({ Bucket: text('b'), Key: text('k'), BypassGovernanceRetention: scalar(bypass) }));
    expect(remove(true)).toContain('s3:BypassGovernanceRetention arn:{partition}:s3:::b/k');
    expect(remove(false)).toEqual(['s3:DeleteObject arn:{partition}:s3:::b/k']);
  });
});

describe('calls that the role does not pay for', () => {
  it('needs nothing for a call with the credentials of another role, and says so', () => {
    const call = callOf('dynamodb', 'GetItem', record({ TableName: text('t') }), { credentials: 'foreign' });
    const { requirements, findings: notes } = requirementsForCall(call, NO_KEYS);
    expect(requirements).toEqual([]);
    expect(notes.map(({ severity, incomplete }) => [severity, incomplete])).toEqual([['note', undefined]]);
  });

  it('reports an operation that no action is known for', () => {
    const [found] = findings('iotthingsgraph', 'CreateFlowTemplate', record({}));
    expect([found?.rule, found?.severity, found?.incomplete]).toEqual(['unmapped-operation', 'error', 'iotthingsgraph']);
  });
});

describe('roles that a call passes on', () => {
  it('grants PassRole to the service that takes the role', () => {
    const input = record({ FunctionName: text('f'), Role: text('arn:aws:iam::111122223333:role/worker') });
    expect(needs('lambda', 'CreateFunction', input)).toEqual([
      'iam:PassRole arn:aws:iam::111122223333:role/worker StringEquals iam:PassedToService=lambda.amazonaws.com',
      'lambda:CreateFunction arn:{partition}:lambda:{region}:{account}:function:f',
    ]);
  });

  it('grants none where the optional role is not given', () => {
    expect(needs('lambda', 'UpdateFunctionConfiguration', record({ FunctionName: text('f') }))).toEqual([
      'lambda:UpdateFunctionConfiguration arn:{partition}:lambda:{region}:{account}:function:f',
    ]);
  });

  it('grants none for the role that is assumed', () => {
    expect(needs('sts', 'AssumeRole', record({ RoleArn: text('arn:aws:iam::111122223333:role/reader') }))).toEqual([
      'sts:AssumeRole arn:aws:iam::111122223333:role/reader',
    ]);
  });
});

describe('evidence', () => {
  it('names call, place and the row with its source', () => {
    const { requirements } = requirementsForCall(callOf('s3', 'HeadObject', record({ Bucket: text('b'), Key: text('k') })), NO_KEYS);
    expect(requirements[0]?.evidence[0]).toMatchObject({ kind: 'code', service: 's3', operation: 'HeadObject', origin: { line: 7 } });
    expect(requirements[0]?.evidence[0]).toHaveProperty('rule', expect.stringContaining('https://docs.aws.amazon.com/'));
  });

  it('is sure of curated rows and not of names alone', () => {
    const confidence = (service: string, operation: string) =>
      requirementsForCall(callOf(service, operation, record({})), NO_KEYS).requirements[0]?.confidence;
    expect(confidence('s3', 'HeadObject')).toBe('high');
    expect(confidence('amp', 'DeleteWorkspace')).toBe('medium');
    expect(confidence('ivs', 'ListStreamKeys')).toBe('low');
  });
});
