import { callGlobal } from '../../eval/builtins/call-global.ts';
import { escapeAll } from '../../eval/calls/escape.ts';
import type { Call, NativeBody } from '../../eval/calls/native.ts';
import type { Evaluator } from '../../eval/evaluator.ts';
import { getProperty } from '../../eval/property.ts';
import { propertyNames } from '../../eval/property-names.ts';
import { literalValue, unknownData, type Value } from '../../eval/value.ts';

/** A function that does with its first argument what the list's method of that name does. */
export function asMethod(name: string): NativeBody {
  return (evaluator, call) => {
    const list = itemsOf(evaluator, call);
    if (list.length === 0) {
      escapeAll(evaluator, call.arguments.from(1).all(), call.node);
      return unknownData('unresolved', `what ${name} gives`, evaluator.origin(call.node));
    }
    const method = getProperty(evaluator, list, literalValue(name), call.node);
    return evaluator.call(method, { receiver: list, arguments: call.arguments.from(1), node: call.node });
  };
}

/** A list as it is, a record as the list of its values. */
function itemsOf(evaluator: Evaluator, call: Call): Value {
  const given = call.arguments.at(0).filter(({ kind }) => kind === 'object' || kind === 'unknown');
  const isRecord = given.some((each) => each.kind === 'object' && (each.object.kind === 'record' || each.object.kind === 'instance'));
  if (!isRecord) return given;
  const { values, isExact } = propertyNames(evaluator, given, call.node);
  return evaluator.list(call.node, values, isExact, undefined, 'values');
}

/** A function that gives back what it is given. */
export const same: NativeBody = (_, call) => call.arguments.at(0);

/** A function that does what the function of that name of `Promise` does. */
export function asPromise(name: string): NativeBody {
  return (evaluator, call) => callGlobal(evaluator, `Promise.${name}`, call);
}
