import { describe, expect, it } from 'vitest';
import type { AttachedRole } from '../../src/model/attached-role.ts';
import type { RoleReference } from '../../src/model/lambda-function.ts';
import { concat, literal, type Pattern, pseudo, wildcard } from '../../src/model/pattern.ts';
import { roleOfFunction, selectRole } from '../../src/role/find-role.ts';

const PLACE = { file: 'account.json', line: 1, column: 1 };

function role(path: string): AttachedRole {
  return {
    id: `arn:aws:iam::111122223333:role/${path}`,
    name: literal(path.slice(path.lastIndexOf('/') + 1)),
    policies: [],
    origin: PLACE,
  };
}

const ROLES = ['orders', 'service-role/billing', 'shop-OrdersRole-1AB2CD', 'shop-BillingRole-9', 'shop-BillingRole-8', 'OrdersRole'].map(
  role,
);

function declared(name: Pattern): RoleReference {
  return { kind: 'declared', id: 'OrdersRole', declared: { id: 'OrdersRole', name, policies: [], origin: PLACE } };
}

describe('selectRole', () => {
  it.each(['orders', 'ORDERS', 'arn:aws:iam::111122223333:role/orders'])('finds %s', (wanted) => {
    expect(selectRole(ROLES, wanted, 'account.json').id).toBe('arn:aws:iam::111122223333:role/orders');
  });

  it('finds a role by its name without the path, never by another ARN', () => {
    expect(selectRole(ROLES, 'billing', 'account.json').id).toBe('arn:aws:iam::111122223333:role/service-role/billing');
    expect(() => selectRole(ROLES, 'arn:aws:iam::444455556666:role/orders', 'account.json')).toThrow(
      'no role arn:aws:iam::444455556666:role/orders',
    );
  });

  it('takes the only one, and none of several', () => {
    expect(selectRole(ROLES.slice(0, 1), undefined, 'account.json')).toBe(ROLES[0]);
    expect(() => selectRole(ROLES, undefined, 'account.json')).toThrow(/several roles; choose one by --role: .* and 1 more$/);
    expect(() => selectRole([], undefined, 'account.json')).toThrow('there is no role in it');
  });
});

describe('roleOfFunction', () => {
  it('finds the role by the ARN or name that the description gives', () => {
    expect(roleOfFunction({ kind: 'external', id: 'arn:aws:iam::111122223333:role/orders' }, ROLES)).toEqual({
      kind: 'found',
      role: ROLES[0],
    });
    expect(roleOfFunction(declared(literal('orders')), ROLES)).toEqual({ kind: 'found', role: ROLES[0] });
  });

  it('finds the one role with a name that the named stack generates', () => {
    expect(roleOfFunction(declared(concat(literal('shop-OrdersRole-'), wildcard())), ROLES)).toEqual({ kind: 'found', role: ROLES[2] });
  });

  it("is not led astray by a logical id that is some role's name", () => {
    const generated = concat(pseudo('stackName'), literal('-OrdersRole-'), wildcard());
    expect(roleOfFunction(declared(generated), ROLES).kind).toBe('unknown');
  });

  it('says which roles could be meant', () => {
    const found = roleOfFunction(declared(concat(literal('shop-BillingRole-'), wildcard())), ROLES);
    expect(found.kind === 'unknown' && found.reason).toBe(
      'several roles of the account fit: arn:aws:iam::111122223333:role/shop-BillingRole-8, arn:aws:iam::111122223333:role/shop-BillingRole-9',
    );
    const none = roleOfFunction({ kind: 'unknown' }, ROLES);
    expect(none.kind === 'unknown' && none.reason).toContain('name it by --role');
  });
});
