import type { ts } from 'ts-morph';
import { Arguments } from '../calls/arguments.ts';
import { nativeFunction } from '../calls/native.ts';
import type { Evaluator } from '../evaluator.ts';
import { EMPTY, type HeapObject } from '../heap.ts';
import { objectValue, type Value } from '../value.ts';
import { includes, join } from '../value-set.ts';

/** What one run of a generator's body gives. */
export interface GeneratorRun {
  readonly yields: Value;
  readonly returned: Value;
}

const SENT = '@@sent';
const RETURNED = '@@returned';
const RESUME = '@@resume';

/**
 * The iterator that a generator gives. Its body has run to its end with nothing sent in; what `next` sends in later makes it run again with that:
 * https://tc39.es/ecma262/#sec-generator.prototype.next.
 */
export function generatorObject(evaluator: Evaluator, node: ts.Node, first: GeneratorRun, run: (sent: Value) => GeneratorRun): Value {
  const object = evaluator.context.object(node, 'iterator', 'generator');
  const { context } = evaluator;
  const resume = nativeFunction('resume', (inner, call) => {
    const known = inner.contents(object).members.get(SENT) ?? [];
    const given = call.arguments.at(0);
    if (includes(known, given)) return [];
    put(inner, object, { yields: [], returned: [] }, join(known, given));
    inner.perhaps(() => {
      const again = inner.within(context, () => run(join(known, given)));
      put(inner, object, again, []);
    });
    return [];
  });
  evaluator.setContents(object, {
    ...EMPTY,
    members: new Map([[RESUME, resume]]),
  });
  put(evaluator, object, first, []);
  return objectValue(object);
}

function put(evaluator: Evaluator, object: HeapObject, run: GeneratorRun, sent: Value): void {
  const contents = evaluator.contents(object);
  const yields = join(...contents.items, run.yields);
  const known = (name: string): Value => contents.members.get(name) ?? [];
  evaluator.setContents(object, {
    ...contents,
    items: yields.length === 0 ? [] : [yields],
    isExact: yields.length === 0,
    members: new Map([...contents.members, [SENT, join(known(SENT), sent)], [RETURNED, join(known(RETURNED), run.returned)]]),
  });
}

/** Sends a value into a generator: its body goes on with that. */
export function sendTo(evaluator: Evaluator, iterator: HeapObject, sent: Value, node: ts.Node): void {
  const resume = evaluator.contents(iterator).members.get(RESUME);
  const given = sent.filter(({ kind }) => kind !== 'absent');
  if (resume === undefined || given.length === 0) return;
  evaluator.call(resume, { receiver: objectValue(iterator), arguments: new Arguments([given]), node });
}

/** What the generators among the values return at their end. */
export function returnedBy(evaluator: Evaluator, value: Value): Value {
  return join(
    ...value.map((each) => {
      if (each.kind === 'unknown') return [each];
      return each.kind === 'object' ? (evaluator.contents(each.object).members.get(RETURNED) ?? []) : [];
    }),
  );
}
