import { noteSensitiveUse } from '../../sensitive/note-sensitive-use.ts';
import { escapeAll } from '../calls/escape.ts';
import { type Call, nativeFunction } from '../calls/native.ts';
import type { Evaluator } from '../evaluator.ts';
import { EMPTY, listContents, withEntry } from '../heap.ts';
import { iterate } from '../iteration.ts';
import { getProperty } from '../property.ts';
import { literalOf } from '../refine.ts';
import { ABSENT, literalValue, objectValue, unknownData, type Value } from '../value.ts';
import { join } from '../value-set.ts';
import { newAsyncResource, newAsyncStorage } from './async-storage.ts';
import { runText } from './code-from-text.ts';
import { newEventEmitter } from './event-emitter.ts';
import { handsTextOn, withEventData } from './event-text.ts';
import { newArray } from './list-functions.ts';
import { runScript } from './other-programs.ts';
import { newPromise } from './promise-functions.ts';
import { newUrl } from './url.ts';

const CONSTRUCTORS: Readonly<Record<string, (evaluator: Evaluator, call: Call) => Value>> = {
  Map: newMap,
  WeakMap: newMap,
  Set: newSet,
  WeakSet: newSet,
  Array: newArray,
  Promise: newPromise,
  URL: newUrl,
  Object: (evaluator, call) => (call.arguments.has(0) ? call.arguments.at(0) : evaluator.record(call.node, new Map())),
  Proxy: newProxy,
  Function: runText,
  'node:async_hooks.AsyncLocalStorage': newAsyncStorage,
  'node:async_hooks.AsyncResource': newAsyncResource,
  'node:worker_threads.Worker': runScript,
  'node:events': newEventEmitter,
  'node:events.EventEmitter': newEventEmitter,
  WeakRef: (evaluator, call) => {
    const held = call.arguments.at(0);
    return evaluator.record(
      call.node,
      new Map([['deref', nativeFunction('deref', () => join(held, ABSENT), [held])]]),
      undefined,
      'reference',
    );
  },
  Error: newError,
  TypeError: newError,
  RangeError: newError,
  RegExp: (_, call) => {
    const [only] = call.arguments.at(0);
    const source = only === undefined ? undefined : literalOf(only);
    return source === undefined ? unknownData('unresolved', 'an expression') : [{ kind: 'regexp', source, flags: '' }];
  },
};

/** `new` of a class of the language's or Node's library. */
export function constructGlobal(evaluator: Evaluator, path: string, call: Call): Value {
  noteSensitiveUse(evaluator, path, call);
  const modelled = Object.hasOwn(CONSTRUCTORS, path) ? CONSTRUCTORS[path] : undefined;
  if (modelled !== undefined) return modelled(evaluator, call);
  escapeAll(evaluator, call.arguments.all(), call.node);
  const made = unknownData('event', `an instance of ${path}`, evaluator.origin(call.node));
  return handsTextOn(path) ? withEventData(evaluator, made, call.arguments.all().flat()) : made;
}

function newMap(evaluator: Evaluator, call: Call): Value {
  const object = evaluator.context.object(call.node, 'map');
  let contents = EMPTY;
  const source = call.arguments.at(0).filter(({ kind }) => kind !== 'absent' && kind !== 'scalar');
  for (const item of iterate(evaluator, source, call.node).items)
    contents = withEntry(
      contents,
      getProperty(evaluator, item, literalValue('0'), call.node),
      getProperty(evaluator, item, literalValue('1'), call.node),
    );
  evaluator.setContents(object, contents);
  return objectValue(object);
}

function newSet(evaluator: Evaluator, call: Call): Value {
  const object = evaluator.context.object(call.node, 'set');
  const { items, isExact } = iterate(
    evaluator,
    call.arguments.at(0).filter(({ kind }) => kind !== 'absent' && kind !== 'scalar'),
    call.node,
  );
  evaluator.setContents(object, listContents(items, isExact));
  return objectValue(object);
}

function newError(evaluator: Evaluator, call: Call): Value {
  return evaluator.record(call.node, new Map([['message', call.arguments.at(0)]]), {
    kind: 'unknown',
    cause: 'event',
    reason: 'a member of an error',
    hides: false,
  });
}

/** A proxy answers with its handler or its target. */
function newProxy(evaluator: Evaluator, call: Call): Value {
  const handler = getProperty(evaluator, call.arguments.at(1), literalValue('get'), call.node).filter(({ kind }) => kind === 'function');
  escapeAll(evaluator, [call.arguments.at(1)], call.node);
  if (handler.length === 0) return call.arguments.at(0);
  return [{ kind: 'unknown', cause: 'unresolved', reason: 'a member of a Proxy', origin: evaluator.origin(call.node), hides: true }];
}
