import type { ts } from 'ts-morph';
import { NO_ARGUMENTS } from '../calls/arguments.ts';
import type { Evaluator } from '../evaluator.ts';
import { ABSENT, type Value } from '../value.ts';

/** A token given as a function that is asked later, so that classes may name each other: `forwardRef(() => Cats)`. */
export function resolveNow(evaluator: Evaluator, token: Value, node: ts.Node): Value {
  const functions = token.filter(({ kind }) => kind === 'function');
  if (functions.length === 0) return token;
  return evaluator.call(functions, { receiver: ABSENT, arguments: NO_ARGUMENTS, node });
}
