import { Arguments } from '../calls/arguments.ts';
import type { Call } from '../calls/native.ts';
import type { Evaluator } from '../evaluator.ts';
import { caughtError } from '../thrown.ts';
import { ABSENT, type Value } from '../value.ts';
import { join } from '../value-set.ts';

export type PromiseMethod = 'then' | 'catch' | 'finally';

export function isPromiseMethod(name: string): name is PromiseMethod {
  return name === 'then' || name === 'catch' || name === 'finally';
}

/** A promise is modelled as its value: `then` calls the callback with it, later than everything that follows may read. */
export function callPromiseMethod(evaluator: Evaluator, receiver: Value, name: PromiseMethod, call: Call): Value {
  const run = (callback: Value, passed: readonly Value[]): Value => {
    const functions = callback.filter(({ kind }) => kind !== 'absent' && kind !== 'scalar');
    if (functions.length === 0) return [];
    return (
      evaluator.perhaps(() => evaluator.call(functions, { receiver: ABSENT, arguments: new Arguments(passed), node: call.node })) ?? []
    );
  };
  const error = caughtError(evaluator);
  switch (name) {
    case 'then': {
      const settled = call.arguments.at(0).every(({ kind }) => kind === 'absent' || kind === 'scalar')
        ? receiver
        : run(call.arguments.at(0), [receiver]);
      return join(settled, run(call.arguments.at(1), [error]));
    }
    case 'catch':
      // Bluebird's `catch(Type, handler)` has the handler last.
      return join(receiver, run(call.arguments.values.at(-1) ?? call.arguments.at(0), [error]));
    case 'finally':
      run(call.arguments.at(0), []);
      return receiver;
  }
}
