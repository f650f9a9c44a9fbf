import { promisified } from '../../eval/builtins/promisified.ts';
import { type NativeBody, nativeFunction } from '../../eval/calls/native.ts';
import { ABSENT, unknownData } from '../../eval/value.ts';
import type { EquivalentPackage } from './call-equivalent.ts';
import { asMethod, same } from './list-calls.ts';

/** Calls its first argument, perhaps several times, and gives what that gives. */
const callFirst: NativeBody = (evaluator, call) => {
  const passed = call.arguments
    .from(1)
    .replace([unknownData('event', 'the number of an attempt'), unknownData('event', 'the number of an attempt')]);
  return evaluator.call(call.arguments.at(0), { receiver: ABSENT, arguments: passed, node: call.node });
};

/** `limit(f, ...arguments)`. */
const callWithRest: NativeBody = (evaluator, call) =>
  evaluator.call(call.arguments.at(0), { receiver: ABSENT, arguments: call.arguments.from(1), node: call.node });

const limit: NativeBody = () => nativeFunction('limit', callWithRest);

/** Packages that call functions one after the other, some at a time, or again where they fail. From their READMEs. */
export const PROMISE_PACKAGES: readonly EquivalentPackage[] = [
  { packages: ['p-map', 'p-map-series', 'p-each-series'], functions: { '': asMethod('map') } },
  { packages: ['p-filter'], functions: { '': asMethod('filter') } },
  { packages: ['p-reduce'], functions: { '': asMethod('reduce') } },
  { packages: ['p-limit'], functions: { '': limit, limitFunction: same } },
  { packages: ['p-retry', 'async-retry', 'retry-as-promised'], functions: { '': callFirst } },
  { packages: ['promise-retry'], functions: { '': callFirst } },
  { packages: ['exponential-backoff'], functions: { backOff: callFirst } },
  { packages: ['p-timeout'], functions: { '': same } },
  { packages: ['p-memoize', 'mem', 'memoizee', 'async-memoize-one', 'memoize', 'memoize-one', 'onetime'], functions: { '': same } },
  {
    packages: ['pify', 'es6-promisify', 'thenify'],
    functions: { '': (_, call) => promisified(call.arguments.at(0)), promisify: (_, call) => promisified(call.arguments.at(0)) },
  },
];
