import type { ts } from 'ts-morph';
import { reportUndeclared } from '../binding.ts';
import type { Evaluator } from '../evaluator.ts';
import { refine } from '../refine.ts';
import type { Scope } from '../scope.ts';
import { isNullish, type Truth, truthOf, truthOfAlternative } from '../truth.ts';
import { type Alternative, NEVER, type Value } from '../value.ts';
import { join } from '../value-set.ts';

/** `a ? b : c`: both, unless the test is known. */
export function evaluateConditional(evaluator: Evaluator, node: ts.ConditionalExpression, scope: Scope): Value {
  const truth = truthOf(evaluator.evaluate(node.condition, scope));
  const sides = [true, false].filter((side) => truth !== (side ? 'false' : 'true'));
  return evaluator.branches(sides, (side) => {
    if (evaluator.state === undefined) return NEVER;
    refine(evaluator, node.condition, side, scope);
    return evaluator.evaluate(side ? node.whenTrue : node.whenFalse, scope);
  });
}

/** `a && b`. */
export function evaluateAnd(evaluator: Evaluator, node: ts.BinaryExpression, scope: Scope): Value {
  const left = evaluator.evaluate(node.left, scope);
  const falsy = left.filter((alternative) => truthOfAlternative(alternative) !== 'true');
  return evaluateRight(evaluator, node, scope, truthOf(left), falsy, true);
}

/** `a || b`: an environment variable that the deployment does not set gives the right side alone. */
export function evaluateOr(evaluator: Evaluator, node: ts.BinaryExpression, scope: Scope): Value {
  const left = evaluator.evaluate(node.left, scope);
  const truths = left.map((alternative) => [alternative, isUndeclared(alternative) ? 'false' : truthOfAlternative(alternative)] as const);
  const truthy = truths.filter(([, truth]) => truth !== 'false').map(([alternative]) => alternative);
  reportUndeclared(evaluator, left, node.left);
  const truth: Truth = truthy.length === 0 ? 'true' : truths.every(([, each]) => each === 'true') ? 'false' : 'either';
  return evaluateRight(evaluator, node, scope, truth, truthy, false);
}

/** `a ?? b`. */
export function evaluateCoalesce(evaluator: Evaluator, node: ts.BinaryExpression, scope: Scope): Value {
  const left = evaluator.evaluate(node.left, scope);
  const defined = left.filter((alternative) => isNullish(alternative) !== 'true');
  reportUndeclared(evaluator, left, node.left);
  const truth: Truth = defined.length === 0 ? 'true' : left.every((alternative) => isNullish(alternative) === 'false') ? 'false' : 'either';
  return evaluateRight(evaluator, node, scope, truth, defined, undefined);
}

/** The right side where `isReached` says so, joined with what the left side gives where it is the result. */
function evaluateRight(
  evaluator: Evaluator,
  node: ts.BinaryExpression,
  scope: Scope,
  isReached: Truth,
  left: Value,
  leftIs: boolean | undefined,
): Value {
  if (isReached === 'false') return left;
  const evaluateIt = (): Value => {
    if (leftIs !== undefined && evaluator.state !== undefined) refine(evaluator, node.left, leftIs, scope);
    return evaluator.state === undefined ? NEVER : evaluator.evaluate(node.right, scope);
  };
  if (isReached === 'true') return evaluateIt();
  return evaluator.branches([true, false], (side) => (side ? evaluateIt() : left.length === 0 ? NEVER : join(left)));
}

function isUndeclared(alternative: Alternative): boolean {
  return alternative.kind === 'text' && alternative.undeclared === true;
}
