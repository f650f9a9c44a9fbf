import { describe, expect, it } from 'vitest';
import { denialReport } from '../../src/report/denial-report.ts';
import { denialText, untoldText } from '../../src/report/denial-text.ts';
import { recordedPattern } from '../../src/trail/recorded-text.ts';

const principal = 'arn:aws:sts::111122223333:assumed-role/shop/GetOrder';
const QUEUE = 'arn:aws:sqs:eu-west-1:444455556666:jobs';

describe('what helps against a refused call', () => {
  it('nothing is added where something denies, whether or not the message names the policy', () => {
    const call = { action: 'sqs:SendMessage', resource: QUEUE, principal, explicit: true };
    expect(denialReport(call, undefined, {})).toMatchObject({ advice: expect.stringContaining('another Allow does not help') });
    expect(denialReport(call, undefined, {})).not.toHaveProperty('statement');
    const policy = 'arn:aws:iam::111122223333:policy/NoSends';
    const text = denialText([denialReport({ ...call, policyType: 'identity-based', policy }, undefined, {})]);
    expect(text).toContain(`denied  an explicit Deny in the role's own policies: ${policy}\n`);
  });

  it('the policy of a resource in another account has to allow the call as well', () => {
    const call = { action: 'sqs:SendMessage', resource: QUEUE, principal, policyType: 'identity-based', explicit: false };
    expect(denialReport(call, undefined, {}).advice).toContain('the resource is of account 444455556666');
    expect(denialReport({ ...call, resource: QUEUE.replace('444455556666', '111122223333') }, undefined, {}).advice).not.toContain(
      'account',
    );
    expect(denialReport({ ...call, resource: 'arn:aws:s3:::documents/a.pdf', action: 's3:GetObject' }, undefined, {}).advice).not.toContain(
      'account',
    );
  });

  it('which of several actions was refused is not said where the record does not', () => {
    const among = ['s3:GetObject', 's3:PutObject'];
    const { advice } = denialReport({ action: 's3:PutObject', resource: 'arn:aws:s3:::target/b.txt', principal, among }, undefined, {});
    expect(advice).toMatch(/^the call needs s3:GetObject as well, and the record does not say which was refused; /);
  });

  it('and of a role its trust policy', () => {
    const call = { action: 'sts:AssumeRole', resource: 'arn:aws:iam::111122223333:role/other', principal };
    expect(denialReport(call, undefined, {}).advice).toContain('trust policy');
  });

  it('the statement is for every log stream, and for the one secret', () => {
    const stream = 'arn:aws:logs:eu-west-1:111122223333:log-group:/aws/lambda/f:log-stream:2026/01/01/[$LATEST]abc';
    expect(denialReport({ action: 'logs:CreateLogStream', resource: stream, principal }, undefined, {}).statement?.Resource).toEqual([
      'arn:aws:logs:eu-west-1:111122223333:log-group:/aws/lambda/f:log-stream:*',
    ]);
    const secret = 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:db-AbCdEf';
    expect(
      denialReport({ action: 'secretsmanager:GetSecretValue', resource: secret, principal }, undefined, {}).statement?.Resource,
    ).toEqual([secret]);
  });

  it('where the message names no resource, the statement is for what the code needs', () => {
    const origin = { file: 'src/read.ts', line: 2, column: 42 };
    const evidence = [{ kind: 'code' as const, service: 's3', operation: 'GetObject', origin, via: [], rule: 'r' }];
    const requirements = [
      { action: 's3:GetObject', resource: recordedPattern('arn:aws:s3:::documents/*'), evidence, confidence: 'medium' as const },
    ];
    const report = denialReport({ action: 's3:GetObject' }, [{ id: 'Read', incomplete: false, requirements }], {});
    expect(report.need).toEqual({
      verdict: 'needed',
      places: [{ function: 'Read', at: 'src/read.ts:2:42' }],
      resources: ['arn:aws:s3:::documents/*'],
    });
    expect(report.statement).toEqual({ Effect: 'Allow', Action: ['s3:GetObject'], Resource: ['arn:aws:s3:::documents/*'] });
    expect(report.advice).toMatch(/add the statement$/);
  });

  it('texts that say no more are listed, the first ones', () => {
    expect(untoldText([])).toBe('');
    const lines = untoldText(['a\nb', ...Array.from({ length: 6 }, (_, index) => `403 Forbidden ${index}`)]).split('\n');
    expect(lines).toEqual([
      "not told: 'a' names no action",
      ...[0, 1, 2, 3].map((index) => `not told: '403 Forbidden ${index}' names no action`),
      'not told: 2 more such texts',
      '',
    ]);
  });
});
