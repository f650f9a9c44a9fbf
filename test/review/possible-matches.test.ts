import { describe, expect, it } from 'vitest';
import { catalogKnowledge } from '../../src/catalog/action-knowledge.ts';
import { literal, type Pattern, unknownText, wildcard } from '../../src/model/pattern.ts';
import { reviewFunctions } from '../../src/review/review-functions.ts';
import { arnOf, generated, needsOf, policy, reference, requirement, role } from './review-values.ts';

const table = (...rest: readonly (Pattern | string)[]) => arnOf('dynamodb', 'table/', ...rest);
const unknownName = unknownText('unbound', 'TABLE is not set');

/** The verdict of the need, then that of each attached pattern. */
function verdicts(action: string, needed: Pattern, ...attached: readonly Pattern[]): readonly (string | undefined)[] {
  const { functions } = reviewFunctions(
    {
      role: role(policy('P', [{ action, resource: attached }])),
      kind: 'description',
      functions: [needsOf('Get', [requirement(action, needed)])],
    },
    { projectKind: 'cloudformation' },
    catalogKnowledge(),
  );
  return [functions[0]?.needed[0]?.verdict, ...(functions[0]?.attached ?? []).map(({ verdict }) => verdict)];
}

describe('a name that is not known', () => {
  it('may be a name that is attached', () => {
    expect(verdicts('dynamodb:GetItem', table(unknownName), table('orders'))).toEqual(['unknown', 'unknown']);
  });

  it('is never an index, which has a form of its own: GetItem takes tables alone', () => {
    expect(verdicts('dynamodb:GetItem', table(unknownName), table('orders/index/', wildcard()))).toEqual(['missing', 'ineffective']);
    expect(verdicts('dynamodb:GetItem', table(unknownName), table(wildcard(), '/index/', wildcard()))).toEqual(['missing', 'ineffective']);
  });

  const orders = reference('Orders', 'AWS::DynamoDB::Table', generated('Orders'));

  it('is not the name of a table with that of its index: Query takes both', () => {
    expect(verdicts('dynamodb:Query', table(orders), table('shop-Orders-1ABC/index/by-day'))).toEqual(['missing', 'excess']);
    expect(verdicts('dynamodb:Query', table(orders, '/index/by-day'), table('shop-Orders-1ABC/index/by-day'))).toEqual([
      'unknown',
      'unknown',
    ]);
  });

  it('is no index in the shape of a generated name either', () => {
    expect(verdicts('dynamodb:GetItem', table(orders), table('shop-Orders-1ABC/index/', wildcard()))).toEqual(['missing', 'ineffective']);
  });

  it('may hold separators where the form has them: keys of objects', () => {
    const object = (name: Pattern) => [literal('arn:aws:s3:::uploads/'), name].flat();
    expect(verdicts('s3:GetObject', object(unknownName), object(literal('2026/11/a.png')))).toEqual(['unknown', 'unknown']);
  });
});
