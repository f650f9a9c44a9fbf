import { Arguments } from '../eval/calls/arguments.ts';
import type { Call } from '../eval/calls/native.ts';
import type { Evaluator } from '../eval/evaluator.ts';
import { MISSED, NULL, unknownData, type Value } from '../eval/value.ts';
import { join } from '../eval/value-set.ts';

/** What a callback gets where the request fails. */
export const REQUEST_ERROR = unknownData('response', 'the error of a request');

/**
 * Calls the Node-style callback among the arguments, if any, once for both outcomes: an error, if any, and the answer, if any. Version 2 gives
 * `null` instead of an answer, version 3 `undefined`.
 * https://docs.aws.amazon.com/sdk-for-javascript/v2/developer-guide/using-a-callback-function.html
 */
export function callBack(evaluator: Evaluator, call: Call, from: number, answer: Value): void {
  const passed = new Arguments([join(NULL, REQUEST_ERROR), join(answer, isWhole(answer) ? NULL : [], MISSED)]);
  for (const argument of call.arguments.from(from).all()) {
    const functions = argument.filter(({ kind }) => kind === 'function' || kind === 'bound' || kind === 'native');
    if (functions.length === 0) continue;
    evaluator.perhaps(() => evaluator.call(functions, { receiver: [], arguments: passed, node: call.node }));
  }
}

/** True where the answer is an object: `null` beside a text would become a part of names. */
function isWhole(answer: Value): boolean {
  return answer.every(({ kind }) => kind === 'object');
}
