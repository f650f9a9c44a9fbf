import { type Call, type NativeBody, nativeFunction } from '../calls/native.ts';
import type { Evaluator } from '../evaluator.ts';
import { looselyMay } from '../expressions/comparison.ts';
import { type HeapObject, recordContents, withEntry } from '../heap.ts';
import { EITHER_BOOLEAN, objectValue, type Value } from '../value.ts';

const ADDING = ['on', 'addListener', 'once', 'prependListener', 'prependOnceListener'];
const UNCHANGING = ['off', 'removeListener', 'removeAllListeners', 'setMaxListeners'];

/** `new EventEmitter()`: https://nodejs.org/api/events.html#class-eventemitter. Listeners that are taken off may still be called. */
export function newEventEmitter(evaluator: Evaluator, call: Call): Value {
  const object = evaluator.context.object(call.node, 'record', 'emitter');
  const self = (inner: Call): Value => (inner.receiver.some(({ kind }) => kind === 'object') ? inner.receiver : objectValue(object));
  const add: NativeBody = (inner, added) => {
    inner.setContents(object, withEntry(inner.contents(object), added.arguments.at(0), added.arguments.at(1)));
    return self(added);
  };
  const methods: readonly (readonly [string, NativeBody])[] = [
    ...ADDING.map((name) => [name, add] as const),
    ...UNCHANGING.map((name) => [name, (_: Evaluator, inner: Call) => self(inner)] as const),
    ['emit', (inner, emitted) => emit(inner, object, emitted, self(emitted))],
  ];
  const members = new Map(methods.map(([name, body]) => [name, nativeFunction(name, body)]));
  evaluator.allocate(object, recordContents(members, { kind: 'unknown', cause: 'event', reason: 'a part of an emitter', hides: false }));
  return objectValue(object);
}

function emit(evaluator: Evaluator, object: HeapObject, call: Call, receiver: Value): Value {
  for (const { key, value } of evaluator.contents(object).entries) {
    if (looselyMay(evaluator, key, call.arguments.at(0)) === 'false') continue;
    evaluator.perhaps(() => evaluator.call(value, { receiver, arguments: call.arguments.from(1), node: call.node }));
  }
  return EITHER_BOOLEAN;
}
