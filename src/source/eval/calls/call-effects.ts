import type { ts } from 'ts-morph';
import type { Evaluator } from '../evaluator.ts';
import { type Alternative, unknownData, type Value } from '../value.ts';
import type { Call } from './native.ts';

/** A call as it stands in the code. What an async function does may come later than the call, unless the call is awaited at once. */
export function callEffects(evaluator: Evaluator, node: ts.CallExpression, callee: Value, call: Call): Value {
  if (isAwaited(evaluator, node) || !callee.some((alternative) => isAsync(evaluator, alternative))) return evaluator.call(callee, call);
  return promised(evaluator.perhaps(() => evaluator.call(callee, call)));
}

/** The same for an async function that a compiler made of a generator, called by a function that only passes the call on. */
export function compiledCallEffects(evaluator: Evaluator, node: ts.Node, code: () => Value): Value {
  const { ts } = evaluator;
  const place = ts.isCallExpression(node) && isAwaited(evaluator, node) ? evaluator.activation.callNode : node;
  if (place === undefined || !ts.isCallExpression(place) || isAwaited(evaluator, place)) return code();
  return promised(evaluator.perhaps(code));
}

/** A promise of a function that never returns is rejected, and still a promise. */
function promised(value: Value | undefined): Value {
  return value === undefined || value.length === 0 ? unknownData('response', 'what a promise gives that is rejected') : value;
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
