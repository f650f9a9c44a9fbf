import { describe, expect, it } from 'vitest';
import { concat, literal, type Pattern, pseudo } from '../../src/model/pattern.ts';
import { managedContent } from '../../src/role/managed-content.ts';
import { showPolicy } from '../project/show-role.ts';

const PLACE = { file: 'template.yaml', line: 7, column: 11 };

function said(arn: Pattern): readonly string[] {
  return showPolicy({ name: 'p', kind: 'managed', platform: false, content: managedContent(arn, PLACE), origin: PLACE });
}

const BASICS = 'Allow logs:CreateLogGroup, logs:CreateLogStream, logs:PutLogEvents on *';

describe('managedContent', () => {
  it.each([
    ['a name', literal('AWSLambdaBasicExecutionRole')],
    ['an ARN', literal('arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole')],
    ['an ARN of another partition', literal('arn:aws-us-gov:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole')],
    [
      'an ARN in whatever partition',
      concat(literal('arn:'), pseudo('partition'), literal(':iam::aws:policy/service-role/AWSLambdaBasicExecutionRole')),
    ],
    [
      'a parameter with a default',
      [{ kind: 'parameter', name: 'P', value: literal('AWSLambdaBasicExecutionRole'), isDefault: true, reason: 'a parameter' } as const],
    ],
  ])('spells out what AWS keeps under %s', (_, arn) => {
    expect(said(arn)).toEqual([BASICS]);
  });

  it('keeps the place where the policy is attached', () => {
    const content = managedContent(literal('AWSLambdaBasicExecutionRole'), PLACE);
    expect(content.kind === 'statements' && content.statements.map(({ origin }) => origin)).toEqual([PLACE]);
  });

  it('writes the ARNs inside in the partition of the policy', () => {
    // https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSLambda_ReadOnlyAccess.html has arn:aws:logs:*:*:log-group:/aws/lambda/*
    const inPartition = (arn: Pattern) => said(arn).filter((line) => line.includes('log-group'));
    const name = 'AWSLambda_ReadOnlyAccess';
    expect(inPartition(literal(`arn:aws:iam::aws:policy/${name}`)).join()).toContain('on arn:aws:logs:*:*:log-group:/aws/lambda/*');
    expect(inPartition(literal(`arn:aws-cn:iam::aws:policy/${name}`)).join()).toContain('on arn:aws-cn:logs:*:*:log-group:/aws/lambda/*');
    expect(inPartition(literal(name)).join()).toContain('on arn:<partition>:logs:*:*:log-group:/aws/lambda/*');
  });

  it.each([
    [
      'a policy of an account',
      literal('arn:aws:iam::111122223333:policy/Team'),
      'the document of arn:aws:iam::111122223333:policy/Team is kept in AWS',
    ],
    [
      'a policy that AWS does not have',
      literal('arn:aws:iam::aws:policy/NoSuchPolicy'),
      'none of the AWS managed policies that this version knows',
    ],
    ['a name that AWS does not have', literal('NoSuchPolicy'), 'none of the AWS managed policies that this version knows'],
    [
      'a value of the deployment',
      concat(literal('arn:aws:iam::'), pseudo('account'), literal(':policy/Team')),
      'not known before the deployment',
    ],
  ])('leaves %s unknown, with the reason', (_, arn, reason) => {
    const content = managedContent(arn, PLACE);
    expect(content.kind).toBe('unknown');
    expect(content.kind === 'unknown' && content.reason).toContain(reason);
  });
});
