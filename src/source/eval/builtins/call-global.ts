import { noteSensitiveUse } from '../../sensitive/note-sensitive-use.ts';
import { escapeAll } from '../calls/escape.ts';
import type { Call, NativeBody } from '../calls/native.ts';
import type { Evaluator } from '../evaluator.ts';
import { unknownData, type Value } from '../value.ts';
import { ASYNC_FUNCTIONS } from './async-storage.ts';
import { CONVERSIONS } from './conversions.ts';
import { handsTextOn, withEventData } from './event-text.ts';
import { JSON_FUNCTIONS } from './json.ts';
import { LIST_FUNCTIONS } from './list-functions.ts';
import { NODE_FUNCTIONS } from './node-functions.ts';
import { OBJECT_FUNCTIONS } from './object-functions.ts';
import { OTHER_PROGRAMS } from './other-programs.ts';
import { PATH_FUNCTIONS } from './path-functions.ts';
import { PROMISE_FUNCTIONS } from './promise-functions.ts';
import { callPrototypeMethod } from './prototype-method.ts';
import { RUNTIME_FUNCTIONS } from './runtime-functions.ts';

const FUNCTIONS: ReadonlyMap<string, NativeBody> = new Map(
  [
    ASYNC_FUNCTIONS,
    CONVERSIONS,
    JSON_FUNCTIONS,
    LIST_FUNCTIONS,
    NODE_FUNCTIONS,
    OBJECT_FUNCTIONS,
    OTHER_PROGRAMS,
    PATH_FUNCTIONS,
    PROMISE_FUNCTIONS,
    RUNTIME_FUNCTIONS,
  ].flatMap((family) => Object.entries(family)),
);

/** `Array.prototype.slice`, which `call` and `apply` give its object. */
const METHOD_OF_PROTOTYPE = /^(Array|Function|Map|Number|Promise|RegExp|Set|String)\.prototype\.(\w+)$/;

/** A call of a function of the language's or Node's library. One that is not modelled makes no AWS call, but may call what it is given. */
export function callGlobal(evaluator: Evaluator, path: string, call: Call): Value {
  noteSensitiveUse(evaluator, path, call);
  const made = callOf(evaluator, path, call);
  return handsTextOn(path) ? withEventData(evaluator, made, call.arguments.all().flat()) : made;
}

function callOf(evaluator: Evaluator, path: string, call: Call): Value {
  const modelled = FUNCTIONS.get(path);
  if (modelled !== undefined) return modelled(evaluator, call);
  const method = METHOD_OF_PROTOTYPE.exec(path);
  if (method !== null) return callPrototypeMethod(evaluator, method[1] ?? '', method[2] ?? '', call);
  if (!path.startsWith('console.')) escapeAll(evaluator, call.arguments.all(), call.node);
  return unknownData('event', `what ${path} gives`, evaluator.origin(call.node));
}
