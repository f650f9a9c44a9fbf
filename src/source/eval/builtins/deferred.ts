import { escapeAll } from '../calls/escape.ts';
import { type Call, nativeFunction } from '../calls/native.ts';
import type { Evaluator } from '../evaluator.ts';
import { Cell } from '../state.ts';
import { noteThrown } from '../thrown.ts';
import { ABSENT, unknownData, type Value } from '../value.ts';
import { includes, join } from '../value-set.ts';

/**
 * A promise beside the functions that settle it: `Promise.withResolvers()`, `Q.defer()`.
 * https://tc39.es/ecma262/#sec-promise.withResolvers, https://github.com/kriskowal/q/wiki/API-Reference#qdefer
 */
export function newDeferred(evaluator: Evaluator, call: Call): Value {
  const cell = evaluator.context.once(
    call.node,
    { name: 'deferred', is: (value): value is Cell => value instanceof Cell },
    () => new Cell('deferred'),
  );
  evaluator.write(cell, []);
  let isRead = false;
  const settle = (inner: Evaluator, value: Value, settled: Call): Value => {
    const known = inner.read(cell) ?? [];
    // Whoever waits for the promise already has its value.
    if (isRead && !includes(known, value)) escapeAll(inner, [value], settled.node);
    inner.write(cell, join(known, value));
    return ABSENT;
  };
  const get = nativeFunction('promise', (inner) => {
    isRead = true;
    const value = inner.read(cell) ?? [];
    return value.length === 0 ? unknownData('event', 'what a promise is resolved with') : value;
  });
  const reject = nativeFunction('reject', (inner, rejected) => {
    noteThrown(inner, rejected.arguments.at(0));
    return ABSENT;
  });
  const nodeResolver = nativeFunction('makeNodeResolver', () =>
    nativeFunction('resolver', (inner, called) => settle(inner, called.arguments.at(1), called)),
  );
  const members = new Map<string, Value>([
    ['promise', [{ kind: 'accessor', get }]],
    ['resolve', nativeFunction('resolve', (inner, resolved) => settle(inner, resolved.arguments.at(0), resolved))],
    ['reject', reject],
    ['makeNodeResolver', nodeResolver],
    ['notify', nativeFunction('notify', () => ABSENT)],
  ]);
  return evaluator.record(call.node, members, undefined, 'deferred');
}
