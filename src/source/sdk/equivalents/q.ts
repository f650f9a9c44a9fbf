import { constructGlobal } from '../../eval/builtins/construct-global.ts';
import { newDeferred } from '../../eval/builtins/deferred.ts';
import { promisified } from '../../eval/builtins/promisified.ts';
import { Arguments } from '../../eval/calls/arguments.ts';
import type { Call, NativeBody } from '../../eval/calls/native.ts';
import type { Evaluator } from '../../eval/evaluator.ts';
import { iterate } from '../../eval/iteration.ts';
import { getProperty } from '../../eval/property.ts';
import { ABSENT, literalValue, type Value } from '../../eval/value.ts';
import { join } from '../../eval/value-set.ts';
import { asyncFunction, runGenerator } from './bluebird.ts';
import type { EquivalentPackage } from './call-equivalent.ts';
import { asPromise, same } from './list-calls.ts';

/** The method that the second argument names, of the first. */
function method(evaluator: Evaluator, call: Call): Value {
  return getProperty(evaluator, call.arguments.at(0), call.arguments.at(1), call.node);
}

/** A list as the arguments of a call. */
function listed(evaluator: Evaluator, list: Value, call: Call): Arguments {
  const { items, isExact } = iterate(evaluator, list, call.node);
  return isExact ? new Arguments(items) : new Arguments([], join(...items));
}

/** `ninvoke(object, 'method', ...arguments)`. */
const invokeNode: NativeBody = (evaluator, call) =>
  evaluator.call(promisified(method(evaluator, call)), {
    receiver: call.arguments.at(0),
    arguments: call.arguments.from(2),
    node: call.node,
  });

/** `npost(object, 'method', [...arguments])`. */
const postNode: NativeBody = (evaluator, call) =>
  evaluator.call(promisified(method(evaluator, call)), {
    receiver: call.arguments.at(0),
    arguments: listed(evaluator, call.arguments.at(2), call),
    node: call.node,
  });

/** `invoke(object, 'method', ...arguments)`. */
const invoke: NativeBody = (evaluator, call) =>
  evaluator.call(method(evaluator, call), { receiver: call.arguments.at(0), arguments: call.arguments.from(2), node: call.node });

/** `nfcall(f, ...arguments)`. */
const callNode: NativeBody = (evaluator, call) =>
  evaluator.call(promisified(call.arguments.at(0)), { receiver: ABSENT, arguments: call.arguments.from(1), node: call.node });

/** `nfapply(f, [...arguments])`. */
const applyNode: NativeBody = (evaluator, call) =>
  evaluator.call(promisified(call.arguments.at(0)), {
    receiver: ABSENT,
    arguments: listed(evaluator, call.arguments.at(1), call),
    node: call.node,
  });

/** `nbind(f, this, ...arguments)`. */
const bindNode: NativeBody = (_, call) => [
  {
    kind: 'bound',
    target: promisified(call.arguments.at(0)),
    receiver: call.arguments.at(1),
    leading: call.arguments.from(2).values,
  },
];

/** `when(promise, fulfilled, rejected)` and `spread(promise, f)`: the method of that name, of the first argument. */
function asMethodOfFirst(name: string): NativeBody {
  return (evaluator, call) =>
    evaluator.call(getProperty(evaluator, call.arguments.at(0), literalValue(name), call.node), {
      receiver: call.arguments.at(0),
      arguments: call.arguments.from(1),
      node: call.node,
    });
}

const newPromise: NativeBody = (evaluator, call) => constructGlobal(evaluator, 'Promise', call);

/** https://github.com/kriskowal/q/wiki/API-Reference. */
export const Q: EquivalentPackage = {
  packages: ['q'],
  functions: {
    '': same,
    all: asPromise('all'),
    allSettled: asPromise('allSettled'),
    any: asPromise('any'),
    async: asyncFunction,
    defer: newDeferred,
    delay: same,
    denodeify: (_, call) => promisified(call.arguments.at(0)),
    fcall: (evaluator, call) =>
      evaluator.call(call.arguments.at(0), { receiver: ABSENT, arguments: call.arguments.from(1), node: call.node }),
    invoke,
    nbind: bindNode,
    nfapply: applyNode,
    nfbind: (_, call) => promisified(call.arguments.at(0)),
    nfcall: callNode,
    ninvoke: invokeNode,
    npost: postNode,
    nsend: invokeNode,
    Promise: newPromise,
    promise: newPromise,
    race: asPromise('race'),
    reject: asPromise('reject'),
    resolve: asPromise('resolve'),
    send: invoke,
    spawn: runGenerator,
    spread: asMethodOfFirst('spread'),
    when: asMethodOfFirst('then'),
  },
  construct: newPromise,
};
