import { Arguments } from '../calls/arguments.ts';
import type { Call } from '../calls/native.ts';
import type { Evaluator } from '../evaluator.ts';
import { iterate } from '../iteration.ts';
import { getProperty } from '../property.ts';
import { caughtError } from '../thrown.ts';
import { ABSENT, literalValue, MISSED, NULL, unknownData, type Value } from '../value.ts';
import { join } from '../value-set.ts';
import { callPromiseMethod, type PromiseMethod } from './promise-methods.ts';
import { promisified } from './promisified.ts';

type Method = (evaluator: Evaluator, promise: Value, call: Call) => Value;

const unchanged: Method = (_, promise) => promise;
const given: Method = (_, __, call) => call.arguments.at(0);
const as =
  (name: PromiseMethod): Method =>
  (evaluator, promise, call) =>
    callPromiseMethod(evaluator, promise, name, call);

const tap: Method = (evaluator, promise, call) => {
  callPromiseMethod(evaluator, promise, 'then', call);
  return promise;
};

const tapCatch: Method = (evaluator, promise, call) => {
  callPromiseMethod(evaluator, promise, 'catch', call);
  return promise;
};

const spread: Method = (evaluator, promise, call) => {
  const { items, isExact } = iterate(evaluator, promise, call.node);
  return later(evaluator, call, isExact ? new Arguments(items) : new Arguments([], join(...items)));
};

const asCallback: Method = (evaluator, promise, call) => {
  later(evaluator, call, new Arguments([join(NULL, caughtError(evaluator)), join(promise, MISSED)]));
  return promise;
};

const property: Method = (evaluator, promise, call) => getProperty(evaluator, promise, call.arguments.at(0), call.node);

const invoke: Method = (evaluator, promise, call) =>
  evaluator.call(property(evaluator, promise, call), { receiver: promise, arguments: call.arguments.from(1), node: call.node });

const ofItems =
  (name: string): Method =>
  (evaluator, promise, call) =>
    evaluator.call(getProperty(evaluator, promise, literalValue(name), call.node), { ...call, receiver: promise });

const each: Method = (evaluator, promise, call) => {
  ofItems('map')(evaluator, promise, call);
  return promise;
};

/** Methods whose names tell that a value is a promise of such a library. */
const TELLING: Readonly<Record<string, Method>> = {
  asCallback,
  catchReturn: (_, promise, call) => join(promise, call.arguments.at(0)),
  caught: as('catch'),
  disposer: tap,
  fail: as('catch'),
  fin: as('finally'),
  lastly: as('finally'),
  mapSeries: ofItems('map'),
  ninvoke: (evaluator, promise, call) =>
    evaluator.call(promisified(property(evaluator, promise, call)), {
      receiver: promise,
      arguments: call.arguments.from(1),
      node: call.node,
    }),
  nodeify: asCallback,
  progressed: unchanged,
  spread,
  suppressUnhandledRejections: unchanged,
  tap,
  tapCatch,
  thenReturn: given,
};

/** Methods whose names other values have too. */
const COMMON: Readonly<Record<string, Method>> = {
  all: unchanged,
  any: (evaluator, promise, call) => join(...iterate(evaluator, promise, call.node).items),
  bind: unchanged,
  call: invoke,
  cancel: () => ABSENT,
  delay: unchanged,
  done: as('then'),
  each,
  error: as('catch'),
  get: property,
  invoke,
  progress: (evaluator, promise, call) => {
    later(evaluator, call, new Arguments([unknownData('event', 'the progress of a promise')]));
    return promise;
  },
  props: unchanged,
  reflect: () => unknownData('event', 'how a promise was settled'),
  return: given,
  timeout: unchanged,
};

/**
 * A call of a method that the value does not have, but a promise of Bluebird or Q has: a promise is modelled as its value. `undefined` for all other
 * names, and for those that data may have too where the value may be any.
 * http://bluebirdjs.com/docs/api-reference.html, https://github.com/kriskowal/q/wiki/API-Reference
 */
export function callLibraryPromiseMethod(evaluator: Evaluator, name: string, call: Call, mayBeData: boolean): Value | undefined {
  const method = own(TELLING, name) ?? (mayBeData ? undefined : own(COMMON, name));
  return method?.(evaluator, call.receiver, call);
}

function own(methods: Readonly<Record<string, Method>>, name: string): Method | undefined {
  return Object.hasOwn(methods, name) ? methods[name] : undefined;
}

/** The callback is called later, or never. */
function later(evaluator: Evaluator, call: Call, passed: Arguments): Value {
  const callback = call.arguments.at(0).filter(({ kind }) => kind !== 'absent' && kind !== 'scalar');
  if (callback.length === 0) return [];
  return evaluator.perhaps(() => evaluator.call(callback, { receiver: ABSENT, arguments: passed, node: call.node })) ?? [];
}
