import { Arguments } from '../eval/calls/arguments.ts';
import type { Call } from '../eval/calls/native.ts';
import type { Evaluator } from '../eval/evaluator.ts';
import { NULL, type Value } from '../eval/value.ts';

/** Calls the Node-style callback among the arguments, if any, with no error and the answer. */
export function callBack(evaluator: Evaluator, call: Call, from: number, answer: Value): void {
  for (const argument of call.arguments.from(from).all()) {
    const functions = argument.filter(({ kind }) => kind === 'function' || kind === 'bound' || kind === 'native');
    if (functions.length === 0) continue;
    evaluator.perhaps(() => evaluator.call(functions, { receiver: [], arguments: new Arguments([NULL, answer]), node: call.node }));
  }
}
