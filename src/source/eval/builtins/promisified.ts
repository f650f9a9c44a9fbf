import { Arguments } from '../calls/arguments.ts';
import { nativeFunction } from '../calls/native.ts';
import { getProperty } from '../property.ts';
import { ABSENT, type Alternative, literalValue, unknownData, type Value } from '../value.ts';

/** A function with a callback, called without one: an SDK method answers all the same. */
export function promisified(target: Value): Value {
  const isOwn = (alternative: Alternative): boolean => alternative.kind === 'function';
  if (!target.some(isOwn)) return target;
  return nativeFunction(
    'promisified',
    (evaluator, call) => {
      let result: Value = [];
      const done = nativeFunction('callback', (_, called) => {
        result = [...result, ...called.arguments.at(1)];
        return ABSENT;
      });
      evaluator.call(target, { ...call, arguments: new Arguments([...call.arguments.values, done], call.arguments.rest) });
      return result.length === 0
        ? unknownData('event', 'what a callback is given')
        : getProperty(evaluator, evaluator.list(call.node, [result]), literalValue('0'), call.node);
    },
    [target],
  );
}
