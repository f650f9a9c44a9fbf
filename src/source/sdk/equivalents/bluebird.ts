import { compilerHelper } from '../../eval/builtins/compiler-helpers.ts';
import { constructGlobal } from '../../eval/builtins/construct-global.ts';
import { promisified } from '../../eval/builtins/promisified.ts';
import type { Call } from '../../eval/calls/native.ts';
import type { Evaluator } from '../../eval/evaluator.ts';
import { getProperty } from '../../eval/property.ts';
import { propertyNames } from '../../eval/property-names.ts';
import { literalOf } from '../../eval/refine.ts';
import { setProperty } from '../../eval/set-property.ts';
import { literalValue, type Value } from '../../eval/value.ts';
import type { EquivalentPackage } from './call-equivalent.ts';
import { asMethod, asPromise, same } from './list-calls.ts';

/** Gives each method `x` of an object a twin `xAsync`; a client of version 2 answers to those names by itself. */
function promisifyAll(evaluator: Evaluator, call: Call): Value {
  const target = call.arguments.at(0);
  const own = target.filter(({ kind }) => kind === 'object');
  for (const name of propertyNames(evaluator, own, call.node)
    .names.flat()
    .flatMap((each) => literalOf(each) ?? [])) {
    const method = getProperty(evaluator, own, literalValue(name), call.node);
    if (method.some(({ kind }) => kind === 'function'))
      setProperty(evaluator, own, literalValue(`${name}Async`), promisified(method), call.node);
  }
  return target;
}

/** http://bluebirdjs.com/docs/api-reference.html. */
export const BLUEBIRD: EquivalentPackage = {
  packages: ['bluebird'],
  functions: {
    all: asPromise('all'),
    allSettled: asPromise('allSettled'),
    any: asPromise('any'),
    race: asPromise('race'),
    resolve: asPromise('resolve'),
    reject: asPromise('reject'),
    try: asPromise('try'),
    attempt: asPromise('try'),
    props: same,
    map: asMethod('map'),
    mapSeries: asMethod('map'),
    each: asMethod('map'),
    filter: asMethod('filter'),
    reduce: asMethod('reduce'),
    method: same,
    coroutine: (evaluator, call) => evaluator.call(compilerHelper('_asyncToGenerator') ?? [], call),
    promisify: (_, call) => promisified(call.arguments.at(0)),
    promisifyAll,
  },
  construct: (evaluator, call) => constructGlobal(evaluator, 'Promise', call),
};
