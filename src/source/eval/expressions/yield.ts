import type { ts } from 'ts-morph';
import type { Evaluator } from '../evaluator.ts';
import { iterate } from '../iteration.ts';
import type { Scope } from '../scope.ts';
import { ABSENT, unknownData, type Value } from '../value.ts';
import { join } from '../value-set.ts';

/** What is yielded becomes an item of the generator. What `next` sends in is the yielded value where the caller is an awaiter, else data. */
export function evaluateYield(evaluator: Evaluator, node: ts.YieldExpression, scope: Scope): Value {
  const value = node.expression === undefined ? ABSENT : evaluator.evaluate(node.expression, scope);
  const items = node.asteriskToken === undefined ? [value] : iterate(evaluator, value, node).items;
  evaluator.activation.yields = join(evaluator.activation.yields, ...items);
  if (evaluator.activation.isAwaiter) return value;
  return join(value, unknownData('event', 'what a generator is resumed with'));
}
