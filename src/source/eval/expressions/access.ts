import type { ts } from 'ts-morph';
import { primitives } from '../calls/implicit-methods.ts';
import type { Evaluator } from '../evaluator.ts';
import { getProperty } from '../property.ts';
import type { Scope } from '../scope.ts';
import { isNullish } from '../truth.ts';
import { ABSENT, literalValue, type Value } from '../value.ts';
import { join } from '../value-set.ts';
import { superMember } from './super.ts';

/** `object.name`, `object?.name`, `object.#name`. */
export function evaluateAccess(evaluator: Evaluator, node: ts.PropertyAccessExpression, scope: Scope): Value {
  return evaluateMember(evaluator, node, scope).value;
}

/** `object[key]`. */
export function evaluateElement(evaluator: Evaluator, node: ts.ElementAccessExpression, scope: Scope): Value {
  return evaluateMember(evaluator, node, scope).value;
}

/** A member together with the object it was taken from, which is `this` of a call. */
export interface MemberAccess {
  readonly receiver: Value;
  readonly value: Value;
}

export function evaluateMember(
  evaluator: Evaluator,
  node: ts.PropertyAccessExpression | ts.ElementAccessExpression,
  scope: Scope,
): MemberAccess {
  const { ts } = evaluator;
  if (node.expression.kind === ts.SyntaxKind.SuperKeyword) return superMember(evaluator, node, keyOf(evaluator, node, scope), scope);
  const object = evaluator.evaluate(node.expression, scope);
  const key = keyOf(evaluator, node, scope);
  const isOptional = ts.isOptionalChain(node);
  const receiver = isOptional ? object.filter((alternative) => isNullish(alternative) !== 'true') : object;
  const value = receiver.length === 0 && isOptional ? ABSENT : getProperty(evaluator, receiver, key, node);
  const mayStop =
    isOptional &&
    object.some((alternative) => alternative.kind !== 'unknown' && alternative.kind !== 'global' && isNullish(alternative) !== 'false');
  return { receiver, value: mayStop ? join(value, object.length === receiver.length ? [] : ABSENT) : value };
}

function keyOf(evaluator: Evaluator, node: ts.PropertyAccessExpression | ts.ElementAccessExpression, scope: Scope): Value {
  return evaluator.ts.isPropertyAccessExpression(node) ? literalValue(node.name.text) : keyValue(evaluator, node.argumentExpression, scope);
}

/** What brackets hold, as the name of a member. */
export function keyValue(evaluator: Evaluator, node: ts.Expression, scope: Scope): Value {
  return primitives(evaluator, evaluator.evaluate(node, scope), 'string', node);
}
