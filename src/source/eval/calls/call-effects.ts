import type { ts } from 'ts-morph';
import type { Evaluator } from '../evaluator.ts';
import { type Alternative, NEVER, type Value } from '../value.ts';
import type { Call } from './native.ts';

/** A call as it stands in the code. What an async function does may come later than the call, unless the call is awaited at once. */
export function callEffects(evaluator: Evaluator, node: ts.CallExpression, callee: Value, call: Call): Value {
  if (isAwaited(evaluator, node) || !callee.some((alternative) => isAsync(evaluator, alternative))) return evaluator.call(callee, call);
  return evaluator.perhaps(() => evaluator.call(callee, call)) ?? NEVER;
}

function isAwaited(evaluator: Evaluator, node: ts.CallExpression): boolean {
  const { ts } = evaluator;
  let { parent }: { parent: ts.Node } = node;
  while (ts.isParenthesizedExpression(parent) || ts.isAsExpression(parent) || ts.isNonNullExpression(parent)) parent = parent.parent;
  return ts.isAwaitExpression(parent) || ts.isReturnStatement(parent) || ts.isArrowFunction(parent) || ts.isYieldExpression(parent);
}

function isAsync(evaluator: Evaluator, alternative: Alternative): boolean {
  const { ts } = evaluator;
  if (alternative.kind !== 'function') return false;
  const { node } = alternative.closure;
  return ts.canHaveModifiers(node) && (ts.getModifiers(node) ?? []).some((modifier) => modifier.kind === ts.SyntaxKind.AsyncKeyword);
}
