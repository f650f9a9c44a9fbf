import { describe, expect, it } from 'vitest';
import type { LambdaFunction, RoleReference } from '../../src/model/lambda-function.ts';
import type { Pattern } from '../../src/model/pattern.ts';
import { literal, wildcard } from '../../src/model/pattern.ts';
import { attributeUsage } from '../../src/trail/attribute-usage.ts';
import { observedGroup } from './observed-groups.ts';

const ACCOUNT = 'arn:aws:iam::111122223333:role';
const shape = (middle: string): Pattern => [...wildcard(), ...literal(`-${middle}-`), ...wildcard()];

function lambda(id: string, role: RoleReference, name: Pattern = literal(id)): LambdaFunction {
  return {
    ...{ id, aliases: [], runtime: 'nodejs24.x', envIsComplete: true, platform: [], layers: [], name, role },
    handler: { kind: 'handler', file: 'a.js', export: 'handler' },
    env: new Map(),
    origin: { file: 'template.yaml', line: 1, column: 1 },
  };
}

function declared(name: Pattern): RoleReference {
  return {
    kind: 'declared',
    id: 'Role',
    declared: { id: 'Role', name, policies: [], origin: { file: 'template.yaml', line: 1, column: 1 } },
  };
}

const seen = (role: string, session?: string) =>
  observedGroup('dynamodb', 'GetItem', '', { role, ...(session === undefined ? {} : { session }) });

/** Function id -> the sessions of its groups, with the rules of the findings under `findings`. */
function sessions(functions: readonly LambdaFunction[], ...groups: ReturnType<typeof seen>[]) {
  const { byFunction, findings } = attributeUsage(groups, functions);
  const own = [...byFunction].map(([id, list]) => [id, list.map(({ session }) => session ?? '')] as const);
  return { ...Object.fromEntries(own), findings: findings.map(({ rule }) => rule) };
}

describe('whose calls they are', () => {
  it.each([
    ['its name', { kind: 'external', id: 'orders' } as const, `${ACCOUNT}/orders`],
    ['its name, whatever its path', { kind: 'external', id: 'orders' } as const, `${ACCOUNT}/service-role/orders`],
    ['its ARN', { kind: 'external', id: `${ACCOUNT}/app/orders` } as const, `${ACCOUNT}/app/orders`],
    [
      'its ARN, without the path where a record has none',
      { kind: 'external', id: `${ACCOUNT}/app/orders` } as const,
      'arn:aws:sts::111122223333:assumed-role/orders',
    ],
    ['its declared name', declared(literal('orders')), `${ACCOUNT}/orders`],
    ['the shape of its generated name', declared(shape('OrdersRole')), `${ACCOUNT}/shop-prod-OrdersRole-1ABC2DEF3`],
  ])('a role is known by %s', (_, role, arn) => {
    expect(sessions([lambda('Orders', role)], seen(arn, 'any'))).toEqual({ Orders: ['any'], findings: [] });
  });

  it.each([
    ['another account', { kind: 'external', id: `${ACCOUNT}/orders` } as const, 'arn:aws:iam::999999999999:role/orders'],
    ['another path', { kind: 'external', id: `${ACCOUNT}/app/orders` } as const, `${ACCOUNT}/orders`],
    ['a longer name', { kind: 'external', id: 'orders' } as const, `${ACCOUNT}/orders-admin`],
    ['a stack named like it', declared(shape('Orders')), `${ACCOUNT}/shop-Orders-prod-OtherRole-1ABC`],
  ])('and not by %s', (_, role, arn) => {
    expect(sessions([lambda('Orders', role)], seen(arn))).toEqual({ findings: ['usage-of-other-roles'] });
  });

  const shared = [lambda('Create', declared(literal('shop'))), lambda('Cancel', declared(literal('shop')))];

  it('a shared role is split by the session, which has the name of the function', () => {
    const found = sessions(shared, seen(`${ACCOUNT}/shop`, 'Create'), seen(`${ACCOUNT}/shop`, 'Cancel'));
    expect(found).toEqual({ Create: ['Create'], Cancel: ['Cancel'], findings: [] });
  });

  it('what fits none or several of those who share it counts for none, and is a finding', () => {
    expect(sessions(shared, seen(`${ACCOUNT}/shop`, 'someone'), seen(`${ACCOUNT}/shop`))).toEqual({
      findings: ['usage-not-attributed', 'usage-not-attributed'],
    });
    const twins = [lambda('A', declared(literal('shop')), shape('Job')), lambda('B', declared(literal('shop')), shape('Job'))];
    expect(sessions(twins, seen(`${ACCOUNT}/shop`, 'x-Job-1'))).toEqual({ findings: ['usage-not-attributed'] });
  });

  it('an exact name wins over a shape', () => {
    const functions = [lambda('A', declared(literal('shop')), shape('Job')), lambda('B', declared(literal('shop')), literal('x-Job-1'))];
    expect(sessions(functions, seen(`${ACCOUNT}/shop`, 'x-Job-1'))).toEqual({ B: ['x-Job-1'], findings: [] });
  });

  it('where a role is not known, the session names the function', () => {
    const functions = [lambda('Create', { kind: 'unknown' }), lambda('Cancel', { kind: 'unknown' })];
    expect(sessions(functions, seen(`${ACCOUNT}/r1`, 'Create'), seen(`${ACCOUNT}/r2`, 'other'))).toEqual({
      Create: ['Create'],
      findings: ['usage-of-other-roles'],
    });
  });

  it('one function of unknown role and calls of one role belong together; of two they do not', () => {
    const alone = [lambda('a.js#handler', { kind: 'unknown' })];
    expect(sessions(alone, seen(`${ACCOUNT}/r1`, 's'))).toEqual({ 'a.js#handler': ['s'], findings: ['usage-role-assumed'] });
    expect(sessions(alone, seen(`${ACCOUNT}/r1`), seen(`${ACCOUNT}/r2`))).toEqual({ findings: ['usage-of-other-roles'] });
  });
});
