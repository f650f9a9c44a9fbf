import type { ts } from 'ts-morph';
import type { Evaluator } from '../evaluator.ts';
import { getProperty } from '../property.ts';
import type { Alternative, Value } from '../value.ts';
import { literalValue } from '../value.ts';
import { alternativeKey } from '../value-set.ts';

/**
 * Which of several receivers each function of a method call was found on: `this` in a class's method is never an instance of the class beside it.
 * `undefined` where there is nothing to tell apart.
 */
export function receiversOfMethods(
  evaluator: Evaluator,
  node: ts.CallExpression,
  receiver: Value,
  callee: Value,
): ReadonlyMap<Alternative, Value> | undefined {
  const member = node.expression;
  const functions = callee.filter(({ kind }) => kind === 'function');
  if (functions.length < 2 || receiver.length < 2 || !evaluator.ts.isPropertyAccessExpression(member)) return undefined;
  const name = literalValue(member.name.text);
  const found = receiver.map((one) => ({ one, keys: new Set(getProperty(evaluator, [one], name, member).map(alternativeKey)) }));
  return new Map(
    functions.flatMap((each) => {
      const owners = found.filter(({ keys }) => keys.has(alternativeKey(each))).map(({ one }) => one);
      return owners.length === 0 ? [] : [[each, owners] as const];
    }),
  );
}
