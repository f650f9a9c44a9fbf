import { Arguments } from '../calls/arguments.ts';
import { escapeAll } from '../calls/escape.ts';
import { awaited } from '../calls/implicit-methods.ts';
import type { Call, NativeBody } from '../calls/native.ts';
import { nativeFunction } from '../calls/native.ts';
import type { Evaluator } from '../evaluator.ts';
import { iterate } from '../iteration.ts';
import { Cell } from '../state.ts';
import { caughtError, noteThrown } from '../thrown.ts';
import { ABSENT, literalValue, unknownData, type Value } from '../value.ts';
import { includes, join } from '../value-set.ts';
import { newDeferred } from './deferred.ts';

const all: NativeBody = (evaluator, call) => {
  const { items, isExact } = iterate(evaluator, call.arguments.at(0), call.node);
  const values = items.map((item) => awaited(evaluator, item, call.node));
  return evaluator.list(call.node, values, isExact, undefined, 'all');
};

const oneOf: NativeBody = (evaluator, call) => {
  const { items } = iterate(evaluator, call.arguments.at(0), call.node);
  return items.length === 0 ? ABSENT : join(...items);
};

/** Functions of `Promise`; a promise is modelled as its value. */
export const PROMISE_FUNCTIONS: Readonly<Record<string, NativeBody>> = {
  'Promise.all': all,
  'Promise.allSettled': (evaluator, call) => {
    const { items, isExact } = iterate(evaluator, call.arguments.at(0), call.node);
    const settled = items.map((item, index) =>
      evaluator.record(
        call.node,
        new Map([
          ['status', join(literalValue('fulfilled'), literalValue('rejected'))],
          ['value', item],
          ['reason', caughtError(evaluator)],
        ]),
        undefined,
        `settled ${index}`,
      ),
    );
    return evaluator.list(call.node, settled, isExact, undefined, 'all');
  },
  'Promise.race': oneOf,
  'Promise.any': oneOf,
  'Promise.resolve': (evaluator, call) => awaited(evaluator, call.arguments.at(0), call.node),
  'Promise.reject': (evaluator, call) => {
    noteThrown(evaluator, call.arguments.at(0));
    return unknownData('response', 'an error');
  },
  'Promise.try': (evaluator, call) =>
    evaluator.call(call.arguments.at(0), { receiver: ABSENT, arguments: call.arguments.from(1), node: call.node }),
  'Promise.withResolvers': newDeferred,
};

/** `new Promise((resolve, reject) => ...)`: what `resolve` is called with, whenever that is. */
export function newPromise(evaluator: Evaluator, call: Call): Value {
  const cell = evaluator.context.once(
    call.node,
    { name: 'promise', is: (value): value is Cell => value instanceof Cell },
    () => new Cell('promise'),
  );
  evaluator.write(cell, []);
  let isMade = false;
  const resolve = nativeFunction('resolve', (inner, resolved) => {
    const known = inner.read(cell) ?? [];
    const given = resolved.arguments.at(0);
    // Whoever waits for the promise already has its value.
    if (isMade && !includes(known, given)) escapeAll(inner, [given], resolved.node);
    inner.write(cell, join(known, given));
    return ABSENT;
  });
  const reject = nativeFunction('reject', (inner, rejected) => {
    noteThrown(inner, rejected.arguments.at(0));
    return ABSENT;
  });
  evaluator.perhaps(() =>
    evaluator.call(call.arguments.at(0), { receiver: ABSENT, arguments: new Arguments([resolve, reject]), node: call.node }),
  );
  isMade = true;
  const value = evaluator.read(cell) ?? [];
  return value.length === 0 ? unknownData('event', 'what a promise is resolved with') : value;
}
