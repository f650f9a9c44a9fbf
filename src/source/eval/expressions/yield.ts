import type { ts } from 'ts-morph';
import { returnedBy, sendTo } from '../builtins/generator-object.ts';
import { awaitedWithin } from '../builtins/iteration-helpers.ts';
import { awaited } from '../calls/implicit-methods.ts';
import type { Evaluator } from '../evaluator.ts';
import { iterate } from '../iteration.ts';
import type { Scope } from '../scope.ts';
import { ABSENT, unknownData, type Value } from '../value.ts';
import { join } from '../value-set.ts';

/** What is yielded becomes an item of the generator. What `next` sends in is the yielded value where the caller is an awaiter, else what it sent and data. */
export function evaluateYield(evaluator: Evaluator, node: ts.YieldExpression, scope: Scope): Value {
  const value = node.expression === undefined ? ABSENT : evaluator.evaluate(node.expression, scope);
  const { activation } = evaluator;
  if (node.asteriskToken !== undefined) {
    const iterators = value.flatMap((each) => (each.kind === 'object' && each.object.kind === 'iterator' ? [each.object] : []));
    for (const iterator of iterators) sendTo(evaluator, iterator, activation.sent, node);
    activation.yields = join(activation.yields, ...iterate(evaluator, value, node).items);
    return returnedBy(evaluator, value);
  }
  const waited = awaitedWithin(evaluator, value);
  if (waited !== undefined) return awaited(evaluator, waited, node);
  activation.yields = join(activation.yields, value);
  return activation.isAwaiter
    ? awaited(evaluator, value, node)
    : join(value, activation.sent, unknownData('event', 'what a generator is resumed with'));
}
