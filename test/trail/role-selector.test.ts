import { describe, expect, it } from 'vitest';
import type { Caller } from '../../src/trail/record.ts';
import { functionSelector, roleSelector } from '../../src/trail/role-selector.ts';

const caller: Caller = {
  role: 'arn:aws:iam::111122223333:role/service-role/orders-role',
  uniqueId: 'AROAIOSFODNN7EXAMPLE',
  session: 'CreateOrder',
  account: '111122223333',
};
const china: Caller = { ...caller, role: 'arn:aws-cn:iam::111122223333:role/service-role/orders-role' };
const withoutIssuer: Caller = { ...caller, role: 'arn:aws:sts::111122223333:assumed-role/orders-role' };

describe('--role', () => {
  it.each([
    'arn:aws:iam::111122223333:role/service-role/orders-role',
    'arn:aws:iam::111122223333:role/*/orders-*',
    'arn:*:iam::*:role/service-role/orders-role',
    'orders-role',
    'orders-*',
    'order?-role',
    'service-role/orders-role',
    '/service-role/orders-role',
    '/service-role/*',
    'arn:aws:sts::111122223333:assumed-role/orders-role/CreateOrder',
    'arn:aws:sts::111122223333:assumed-role/orders-role/*',
    'arn:aws:sts::111122223333:assumed-role/orders-role',
    'AROAIOSFODNN7EXAMPLE',
    'AROAIOSFODNN7EXAMPLE:CreateOrder',
  ])('%s names it', (text) => {
    expect(roleSelector(text).matches(caller)).toBe(true);
  });

  it.each([
    'arn:aws:iam::444455556666:role/service-role/orders-role',
    'arn:aws:iam::111122223333:role/orders-role',
    'arn:aws-cn:iam::111122223333:role/service-role/orders-role',
    'orders',
    'role',
    'orders-role2',
    'other/orders-role',
    'Orders-role',
    'arn:aws:sts::111122223333:assumed-role/orders-role/Other',
    'arn:aws:sts::111122223333:assumed-role/orders/CreateOrder',
    'AROAIOSFODNN7EXAMPLF',
    'AROAIOSFODNN7EXAMPLE:Other',
  ])('%s does not', (text) => {
    expect(roleSelector(text).matches(caller)).toBe(false);
  });

  it('takes ARNs of any partition', () => {
    expect(roleSelector('arn:aws-cn:iam::111122223333:role/service-role/orders-role').matches(china)).toBe(true);
    expect(roleSelector('orders-role').matches(china)).toBe(true);
  });

  it('matches by account and name where a record has no path', () => {
    expect(roleSelector('arn:aws:iam::111122223333:role/service-role/orders-role').matches(withoutIssuer)).toBe(true);
    expect(roleSelector('arn:aws:iam::444455556666:role/service-role/orders-role').matches(withoutIssuer)).toBe(false);
  });

  it.each(['arn:aws:iam::111122223333:user/ann', 'arn:aws:s3:::bucket', '', 'a:b'])('refuses %s', (text) => {
    expect(() => roleSelector(text)).toThrow(/--role .*no role/);
  });

  it('looks for nothing that most records hold', () => {
    expect(roleSelector('*').needle).toBeUndefined();
    expect(roleSelector('a*').needle).toBeUndefined();
    expect(roleSelector('orders-*').needle).toBe('/orders-');
  });
});

describe('--function', () => {
  it('names the sessions of a function by name or ARN', () => {
    expect(functionSelector('CreateOrder').matches(caller)).toBe(true);
    expect(functionSelector('arn:aws:lambda:eu-west-1:111122223333:function:CreateOrder').matches(caller)).toBe(true);
    expect(functionSelector('arn:aws:lambda:eu-west-1:444455556666:function:CreateOrder').matches(caller)).toBe(false);
    expect(functionSelector('Create').matches(caller)).toBe(false);
    expect(() => functionSelector('arn:aws:s3:::b')).toThrow(/no function/);
  });
});
