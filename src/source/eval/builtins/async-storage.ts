import { Arguments } from '../calls/arguments.ts';
import { type Call, nativeFunction } from '../calls/native.ts';
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

function callWith(evaluator: Evaluator, call: Call, at: number): Value {
  const passed = call.arguments.from(at + 1);
  return evaluator.call(call.arguments.at(at), { receiver: ABSENT, arguments: new Arguments(passed.values, passed.rest), node: call.node });
}

function write(evaluator: Evaluator, object: HeapObject, store: Value): Value {
  const contents = evaluator.contents(object);
  evaluator.setContents(object, { ...contents, members: new Map([...contents.members, [STORE, store]]) });
  return ABSENT;
}
