import fc from 'fast-check';
import { CONDITIONS, request as plainRequest, policyWith } from './closed-world.ts';
import type { RawStatement, Request } from './simulator.ts';

/** Operators that our own simulator does not have. */
const FURTHER: readonly RawStatement['Condition'][] = [
  { StringNotLike: { 'aws:PrincipalTag/team': ['a*'] } },
  { StringNotEqualsIgnoreCase: { 'aws:PrincipalTag/team': ['A', 'b'] } },
  { StringNotEqualsIfExists: { 'aws:PrincipalTag/team': ['a'] } },
  { StringEqualsIfExists: { 'aws:PrincipalTag/team': ['a', 'ab'] } },
  { StringLike: { 'aws:PrincipalTag/team': ['${aws:username}*'] } },
  { IpAddress: { 'aws:SourceIp': ['10.0.0.0/8'] } },
  { IpAddress: { 'aws:SourceIp': ['10.1.0.0/16', '11.0.0.1'] } },
  { NotIpAddress: { 'aws:SourceIp': ['10.1.0.0/16'] } },
  { NotIpAddress: { 'aws:SourceIp': ['10.0.0.0/8'] } },
  { ArnLike: { 'aws:SourceArn': ['arn:aws:sns:*:*:t*'] } },
  { ArnEquals: { 'aws:SourceArn': ['arn:aws:sns:us-east-1:123456789012:t1'] } },
  { ArnNotLike: { 'aws:SourceArn': ['arn:aws:sns:*:*:t1'] } },
  { ArnNotEquals: { 'aws:SourceArn': ['arn:aws:sns:us-east-1:123456789012:t1'] } },
  { DateLessThan: { 'aws:CurrentTime': ['2026-06-01T00:00:00Z'] } },
  { DateGreaterThan: { 'aws:CurrentTime': ['2026-06-01T00:00:00Z'] } },
  { NumericNotEquals: { 'aws:MultiFactorAuthAge': ['3'] } },
  { NumericGreaterThanEquals: { 'aws:MultiFactorAuthAge': ['4'] } },
  { NumericLessThanIfExists: { 'aws:MultiFactorAuthAge': ['5'] } },
  { BoolIfExists: { 'aws:SecureTransport': ['true'] } },
  { 'ForAllValues:StringEquals': { 'aws:TagKeys': ['a', 'b'] } },
  { 'ForAllValues:StringLike': { 'aws:TagKeys': ['a*'] } },
  { 'ForAnyValue:StringEquals': { 'aws:TagKeys': ['a'] } },
  { 'ForAnyValue:StringLike': { 'aws:TagKeys': ['a*', 'b'] } },
  { 'ForAllValues:StringNotEquals': { 'aws:TagKeys': ['c'] } },
  { 'ForAnyValue:StringNotEquals': { 'aws:TagKeys': ['a'] } },
  { Null: { 'aws:TagKeys': ['true'] } },
  { StringEquals: { 'aws:PrincipalTag/team': ['a', 'b'] }, IpAddress: { 'aws:SourceIp': ['10.0.0.0/8'] } },
];

/** Policies with every kind of condition, in the version in which the oracle reads variables as AWS does. */
export const richPolicy = policyWith([...CONDITIONS, ...CONDITIONS, ...FURTHER], ['2012-10-17']);

const context = fc
  .tuple(
    fc.option(fc.constantFrom('10.1.2.3', '10.2.0.1', '11.0.0.1', '12.0.0.1'), { nil: undefined }),
    fc.option(
      fc.constantFrom(
        'arn:aws:sns:us-east-1:123456789012:t1',
        'arn:aws:sns:us-east-1:123456789012:t2',
        'arn:aws:sqs:us-east-1:123456789012:q',
      ),
      {
        nil: undefined,
      },
    ),
    fc.constantFrom('2026-05-01T00:00:00Z', '2026-07-01T00:00:00Z'),
    fc.option(fc.uniqueArray(fc.constantFrom('a', 'ab', 'b', 'c'), { minLength: 1, maxLength: 3 }), { nil: undefined }),
  )
  .map(([ip, arn, now, tags]) => ({ 'aws:sourceip': ip, 'aws:sourcearn': arn, 'aws:currenttime': now, 'aws:tagkeys': tags }));

/** Requests with keys for them; a `*` or `$` in a resource is left out, since a simulator may take it for a pattern. */
export const richRequest = fc
  .tuple(plainRequest, context)
  .filter(([{ resource }]) => resource === '*' || !/[*$]/.test(resource))
  .map(([one, further]): Request => {
    const present = Object.entries(further).flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const]));
    return { ...one, context: { ...one.context, ...Object.fromEntries(present) } };
  });
