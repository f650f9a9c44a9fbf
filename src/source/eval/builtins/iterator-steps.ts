import type { ts } from 'ts-morph';
import type { Evaluator } from '../evaluator.ts';
import { type HeapObject, listContents } from '../heap.ts';
import { ABSENT, EITHER_BOOLEAN, FALSE, MISSED, scalarValue, TRUE, type Value } from '../value.ts';
import { join } from '../value-set.ts';
import { returnedBy } from './generator-object.ts';

const POSITION = '@@position';

/** An iterator over items that stands before the first of them. */
export function newIterator(evaluator: Evaluator, node: ts.Node, items: readonly Value[], isExact: boolean): HeapObject {
  const object = evaluator.context.object(node, 'iterator', 'steps');
  const contents = listContents(items, isExact);
  evaluator.allocate(object, isExact ? { ...contents, members: new Map([[POSITION, scalarValue(0)]]) } : contents);
  return object;
}

/** What `next` gives: the item where the iterator is known to stand, else any of them, or the end. */
export function nextStep(evaluator: Evaluator, iterator: HeapObject, node: ts.Node): Value {
  const contents = evaluator.contents(iterator);
  const [position, ...others] = contents.members.get(POSITION) ?? [];
  if (!contents.isExact || others.length > 0 || position?.kind !== 'scalar') {
    const returned = returnedBy(evaluator, [{ kind: 'object', object: iterator }]);
    return result(evaluator, node, join(...contents.items, returned, MISSED), EITHER_BOOLEAN);
  }
  const index = Number(position.value);
  const item = contents.items[index];
  evaluator.setContents(iterator, { ...contents, members: new Map([...contents.members, [POSITION, scalarValue(index + 1)]]) });
  return result(evaluator, node, item ?? ABSENT, item === undefined ? TRUE : FALSE);
}

function result(evaluator: Evaluator, node: ts.Node, value: Value, done: Value): Value {
  return evaluator.record(
    node,
    new Map([
      ['value', value],
      ['done', done],
    ]),
    undefined,
    'step',
  );
}
