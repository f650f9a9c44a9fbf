import { describe, expect, it } from 'vitest';
import { placeholderText } from '../../src/emit/placeholder-text.ts';
import type { ProjectKind } from '../../src/emit/resolution-settings.ts';
import { jsonResolver } from '../../src/emit/resolve-json.ts';
import { resolvePattern } from '../../src/emit/resolve-requirements.ts';
import type { Pattern } from '../../src/model/pattern.ts';
import { concat, literal, pseudo, unknownText, wildcard } from '../../src/model/pattern.ts';

function text(pattern: Pattern, projectKind: ProjectKind = 'cloudformation', settings = {}): string {
  const resolver = jsonResolver({ unresolved: 'placeholder', projectKind, ...settings });
  return placeholderText(resolvePattern(pattern, resolver), projectKind, resolver);
}

function reference(resource: string, type: string): Pattern {
  return [{ kind: 'reference', resource, attribute: 'name', type, value: wildcard(), reason: 'declared' }];
}

const arn = (service: string, ...rest: Pattern[]) =>
  concat(
    literal('arn:'),
    pseudo('partition'),
    literal(`:${service}:`),
    pseudo('region'),
    literal(':'),
    pseudo('account'),
    literal(':'),
    ...rest,
  );

const parameter = (name: string): Pattern => [{ kind: 'parameter', name, value: literal('dev'), isDefault: true, reason: 'parameter' }];

describe('placeholderText', () => {
  it('names a whole ARN, also where region and account are given', () => {
    const table = arn(
      'dynamodb',
      literal('table/'),
      reference('Table', 'AWS::DynamoDB::Table'),
      literal('/index/'),
      unknownText('event', 'e'),
    );
    expect(text(table)).toBe('${Table.Arn}/index/*');
    expect(text(table, 'cloudformation', { region: 'eu-west-1', account: '123456789012' })).toBe('${Table.Arn}/index/*');
  });

  it('names a name where the ARN is spelled out for another place', () => {
    expect(text(concat(literal('arn:aws:sqs:eu-west-1:1:'), reference('Queue', 'AWS::SQS::Queue')))).toBe(
      'arn:aws:sqs:eu-west-1:1:${Queue}',
    );
  });

  it('names parameters, environment variables and the stack', () => {
    expect(text(concat(parameter('Stage'), literal('-'), pseudo('stackName')))).toBe('${Stage}-${AWS::StackName}');
    expect(text(pseudo('stackName'), 'cloudformation', { stackName: 'shop' })).toBe('shop');
    expect(text([{ kind: 'environment', name: 'TABLE', reason: 'unbound' }])).toBe('${env:TABLE}');
    expect(text(parameter('self:custom.stage'), 'serverless')).toBe('${self:custom.stage}');
  });

  it('names Terraform resources and variables by their addresses', () => {
    const queue = reference('aws_sqs_queue.jobs', 'aws_sqs_queue');
    expect(text(arn('sqs', queue), 'terraform')).toBe('${aws_sqs_queue.jobs.arn}');
    expect(text(concat(literal('arn:aws:sqs:eu-west-1:1:'), queue), 'terraform')).toBe(
      'arn:aws:sqs:eu-west-1:1:${aws_sqs_queue.jobs.name}',
    );
    expect(text(parameter('stage'), 'terraform')).toBe('${var.stage}');
  });

  it('names a construct by its own id', () => {
    expect(text(arn('sns', reference('Shop/Orders/Topic', 'AWS::SNS::Topic')), 'cdk')).toBe('${Topic.Arn}');
  });

  it('leaves what is only known at run time a wildcard', () => {
    expect(text(arn('sns', unknownText('event', 'e')))).toBe('arn:aws:sns:*:*:*');
  });
});
