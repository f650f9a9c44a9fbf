import { Arguments } from '../calls/arguments.ts';
import type { Call, NativeBody } from '../calls/native.ts';
import type { Evaluator } from '../evaluator.ts';
import { iterate } from '../iteration.ts';
import { getProperty } from '../property.ts';
import { literalOf } from '../refine.ts';
import { ABSENT, EITHER_BOOLEAN, FALSE, literalValue, scalarValue, TRUE, unknownData, type Value } from '../value.ts';

/** `Array.from`, `Array.of`, `Array.isArray`, `Array(n)`. */
export const LIST_FUNCTIONS: Readonly<Record<string, NativeBody>> = {
  'Array.from': arrayFrom,
  'Array.fromAsync': arrayFrom,
  'Array.of': (evaluator, call) => evaluator.list(call.node, call.arguments.all(), call.arguments.rest === undefined),
  'Array.isArray': (_, call) => {
    const kinds = call.arguments
      .at(0)
      .map((each) => (each.kind === 'unknown' ? 'either' : each.kind === 'object' && each.object.kind === 'list' ? 'true' : 'false'));
    return kinds.every((kind) => kind === 'true') ? TRUE : kinds.every((kind) => kind === 'false') ? FALSE : EITHER_BOOLEAN;
  },
  Array: (evaluator, call) => newArray(evaluator, call),
};

/** `new Array(3)`, `Array(a, b)`. */
export function newArray(evaluator: Evaluator, call: Call): Value {
  const [only] = call.arguments.at(0);
  const length = call.arguments.values.length === 1 && only?.kind === 'scalar' ? only.value : undefined;
  if (typeof length === 'number')
    return evaluator.list(call.node, length <= 40 ? Array.from({ length }, () => ABSENT) : [ABSENT], length <= 40);
  if (call.arguments.values.length === 1 && only?.kind === 'unknown') return evaluator.list(call.node, [ABSENT], false);
  return evaluator.list(call.node, call.arguments.all(), call.arguments.rest === undefined);
}

function arrayFrom(evaluator: Evaluator, call: Call): Value {
  const source = call.arguments.at(0);
  const lengths = source.some((each) => each.kind === 'object' && each.object.kind === 'record')
    ? getProperty(evaluator, source, literalValue('length'), call.node)
    : [];
  const [only] = lengths;
  const length = only === undefined ? undefined : Number(literalOf(only) ?? Number.NaN);
  const iteration =
    length !== undefined && length <= 40
      ? { items: Array.from({ length }, () => ABSENT), isExact: true }
      : only === undefined
        ? iterate(evaluator, source, call.node)
        : { items: [ABSENT], isExact: false };
  if (!call.arguments.has(1)) return evaluator.list(call.node, iteration.items, iteration.isExact, undefined, 'from');
  const items = iteration.items.map((item, index) =>
    evaluator.within(evaluator.context.child(call.node, `item ${index}`), () => {
      const position = iteration.isExact ? scalarValue(index) : unknownData('event', 'a position in a list');
      return evaluator.call(call.arguments.at(1), { receiver: ABSENT, arguments: new Arguments([item, position]), node: call.node });
    }),
  );
  return evaluator.list(call.node, items, iteration.isExact, undefined, 'from');
}
