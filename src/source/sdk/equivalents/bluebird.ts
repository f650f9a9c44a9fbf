import { namedHelper } from '../../eval/builtins/compiler-helpers.ts';
import { constructGlobal } from '../../eval/builtins/construct-global.ts';
import { newDeferred } from '../../eval/builtins/deferred.ts';
import { promisified } from '../../eval/builtins/promisified.ts';
import { Arguments, NO_ARGUMENTS } from '../../eval/calls/arguments.ts';
import type { Call, NativeBody } from '../../eval/calls/native.ts';
import type { Evaluator } from '../../eval/evaluator.ts';
import { getProperty } from '../../eval/property.ts';
import { propertyNames } from '../../eval/property-names.ts';
import { literalOf } from '../../eval/refine.ts';
import { setProperty } from '../../eval/set-property.ts';
import { ABSENT, literalValue, type Value } from '../../eval/value.ts';
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

/** A generator function as an async function. */
export const asyncFunction: NativeBody = (evaluator, call) => evaluator.call(namedHelper('asyncToGenerator') ?? [], call);

/** The same, called at once. */
export const runGenerator: NativeBody = (evaluator, call) =>
  evaluator.call(asyncFunction(evaluator, call), { receiver: ABSENT, arguments: NO_ARGUMENTS, node: call.node });

/** `using(resource, ..., handler)` and `join(promise, ..., handler)`: the last argument is called with the others. */
const callLast: NativeBody = (evaluator, call) => {
  const { values, rest } = call.arguments;
  const handler = values.at(-1) ?? rest ?? [];
  return evaluator.call(handler, { receiver: ABSENT, arguments: new Arguments(values.slice(0, -1), rest), node: call.node });
};

/** `fromCallback((done) => f(x, done))`: what `done` is called with. */
const fromCallback: NativeBody = (evaluator, call) =>
  evaluator.call(promisified(call.arguments.at(0)), { receiver: ABSENT, arguments: NO_ARGUMENTS, node: call.node });

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
    using: callLast,
    join: callLast,
    fromCallback,
    fromNode: fromCallback,
    cast: asPromise('resolve'),
    fulfilled: asPromise('resolve'),
    rejected: asPromise('reject'),
    delay: (_, call) => call.arguments.at(1),
    defer: newDeferred,
    spawn: runGenerator,
    map: asMethod('map'),
    mapSeries: asMethod('map'),
    each: asMethod('map'),
    filter: asMethod('filter'),
    reduce: asMethod('reduce'),
    method: same,
    coroutine: asyncFunction,
    promisify: (_, call) => promisified(call.arguments.at(0)),
    promisifyAll,
  },
  construct: (evaluator, call) => constructGlobal(evaluator, 'Promise', call),
};
