import { callGlobal } from '../../eval/builtins/call-global.ts';
import type { NativeBody } from '../../eval/calls/native.ts';
import { getProperty } from '../../eval/property.ts';
import { literalOf } from '../../eval/refine.ts';
import { isNullish } from '../../eval/truth.ts';
import { ABSENT, literalValue, unknownData, type Value } from '../../eval/value.ts';
import { join } from '../../eval/value-set.ts';
import type { EquivalentPackage } from './call-equivalent.ts';
import { asMethod, same } from './list-calls.ts';

function asObject(name: string): NativeBody {
  return (evaluator, call) => callGlobal(evaluator, `Object.${name}`, call);
}

/** `get(object, 'a.b', otherwise)`. */
const get: NativeBody = (evaluator, call) => {
  const [path] = call.arguments.at(1);
  const names =
    path === undefined || call.arguments.at(1).length > 1
      ? undefined
      : literalOf(path)
          ?.split(/[.[\]]+/)
          .filter((name) => name !== '');
  if (names === undefined) return unknownData('unresolved', 'a member of which the path is not known');
  let value = call.arguments.at(0);
  for (const name of names) {
    const present = value.filter((each) => isNullish(each) !== 'true');
    value = present.length === 0 ? ABSENT : getProperty(evaluator, present, literalValue(name), call.node);
  }
  const kept: Value = value.filter(({ kind }) => kind !== 'absent');
  return kept.length === value.length ? value : join(kept, call.arguments.at(2));
};

const chunk: NativeBody = (evaluator, call) => evaluator.list(call.node, [call.arguments.at(0)], false, undefined, 'chunks');

/** https://lodash.com/docs: what code uses it for that the language has by now. */
export const LODASH: EquivalentPackage = {
  packages: ['lodash', 'lodash-es', 'underscore'],
  functions: {
    map: asMethod('map'),
    each: asMethod('map'),
    forEach: asMethod('map'),
    flatMap: asMethod('flatMap'),
    filter: asMethod('filter'),
    find: asMethod('find'),
    some: asMethod('some'),
    every: asMethod('every'),
    reduce: asMethod('reduce'),
    chunk,
    get,
    keys: asObject('keys'),
    values: asObject('values'),
    entries: asObject('entries'),
    toPairs: asObject('entries'),
    fromPairs: asObject('fromEntries'),
    assign: asObject('assign'),
    extend: asObject('assign'),
    clone: same,
    cloneDeep: same,
    once: same,
    memoize: same,
    debounce: same,
    throttle: same,
  },
};
