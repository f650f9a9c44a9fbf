import { Arguments } from '../calls/arguments.ts';
import { type Call, type NativeBody, nativeFunction } from '../calls/native.ts';
import type { Evaluator } from '../evaluator.ts';
import type { HeapObject } from '../heap.ts';
import { ABSENT, objectValue, type Value } from '../value.ts';
import { join } from '../value-set.ts';

const STORE = '@@store';

/** `new AsyncLocalStorage()`: https://nodejs.org/api/async_context.html#class-asynclocalstorage. */
export function newAsyncStorage(evaluator: Evaluator, call: Call): Value {
  const object = evaluator.context.object(call.node, 'record', 'storage');
  const read = (inner: Evaluator): Value => inner.contents(object).members.get(STORE) ?? ABSENT;
  const methods = [
    nativeFunction('getStore', read),
    nativeFunction('enterWith', (inner, entered) => write(inner, object, entered.arguments.at(0))),
    nativeFunction('run', (inner, run) => {
      const outside = read(inner);
      write(inner, object, run.arguments.at(0));
      const result = callWith(inner, run, 1);
      // What the function started may go on after it.
      write(inner, object, join(outside, run.arguments.at(0)));
      return result;
    }),
    nativeFunction('exit', (inner, exit) => {
      write(inner, object, join(read(inner), ABSENT));
      return callWith(inner, exit, 0);
    }),
    nativeFunction('disable', () => ABSENT),
  ];
  const members = methods.flatMap((method) =>
    method.flatMap((each) => (each.kind === 'native' ? [[each.native.name, method] as const] : [])),
  );
  evaluator.allocate(object, { members: new Map(members), computed: [], items: [], isExact: true, entries: [] });
  return objectValue(object);
}

/** Functions of the classes of `node:async_hooks` that give back or call what they are given. */
export const ASYNC_FUNCTIONS: Readonly<Record<string, NativeBody>> = {
  'node:async_hooks.AsyncResource.bind': (_, call) => call.arguments.at(0),
  'node:async_hooks.AsyncLocalStorage.bind': (_, call) => call.arguments.at(0),
  'node:async_hooks.AsyncLocalStorage.snapshot': () => nativeFunction('snapshot', (inner, run) => callWith(inner, run, 0)),
};

/** `new AsyncResource(type)`: https://nodejs.org/api/async_context.html#class-asyncresource. */
export function newAsyncResource(evaluator: Evaluator, call: Call): Value {
  const members = new Map([
    ['runInAsyncScope', nativeFunction('runInAsyncScope', runInAsyncScope)],
    ['bind', nativeFunction('bind', (_, bound) => bound.arguments.at(0))],
  ]);
  return evaluator.record(
    call.node,
    members,
    { kind: 'unknown', cause: 'event', reason: 'a part of a resource', hides: false },
    'resource',
  );
}

/** `runInAsyncScope(function, this, ...arguments)`. */
function runInAsyncScope(evaluator: Evaluator, call: Call): Value {
  return evaluator.call(call.arguments.at(0), { receiver: call.arguments.at(1), arguments: call.arguments.from(2), node: call.node });
}

function callWith(evaluator: Evaluator, call: Call, at: number): Value {
  const passed = call.arguments.from(at + 1);
  return evaluator.call(call.arguments.at(at), { receiver: ABSENT, arguments: new Arguments(passed.values, passed.rest), node: call.node });
}

function write(evaluator: Evaluator, object: HeapObject, store: Value): Value {
  const contents = evaluator.contents(object);
  evaluator.setContents(object, { ...contents, members: new Map([...contents.members, [STORE, store]]) });
  return ABSENT;
}
