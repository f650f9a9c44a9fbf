import { Arguments } from '../calls/arguments.ts';
import type { Call } from '../calls/native.ts';
import type { Evaluator } from '../evaluator.ts';
import { looselyMay } from '../expressions/comparison.ts';
import { type Contents, withEntry } from '../heap.ts';
import { iterate } from '../iteration.ts';
import { ABSENT, EITHER_BOOLEAN, FALSE, MISSED, type ObjectAlternative, TRUE, unknownData, type Value } from '../value.ts';
import { includes, join } from '../value-set.ts';

/** A method of a `Map`, `Set`, `WeakMap` or `WeakSet`. */
export function callMapMethod(evaluator: Evaluator, alternative: ObjectAlternative, name: string, call: Call): Value {
  const { object } = alternative;
  const contents = evaluator.contents(object);
  const isMap = object.kind === 'map';
  const list = (items: readonly Value[], isExact = false): Value =>
    evaluator.list(
      call.node,
      items.filter((item) => item.length > 0),
      isExact,
      undefined,
      name,
    );
  const all = join(...contents.entries.map((entry) => entry.value), contents.open === undefined ? [] : [contents.open]);
  switch (name) {
    case 'get':
      return lookUp(evaluator, alternative, call.arguments.at(0));
    case 'set':
      evaluator.setContents(object, setEntry(evaluator, alternative, call.arguments.at(0), call.arguments.at(1)));
      return [alternative];
    case 'add': {
      const isExact = contents.isExact && !contents.items.some((item) => !includes(item, []) || item.length !== 1);
      const known = contents.items.some((item) => looselyMay(evaluator, item, call.arguments.at(0)) === 'true');
      if (!known)
        evaluator.setContents(object, {
          ...contents,
          items: isExact ? [...contents.items, call.arguments.at(0)] : [join(...contents.items, call.arguments.at(0))],
          isExact,
        });
      return [alternative];
    }
    case 'has':
      return hasEntry(evaluator, alternative, call.arguments.at(0));
    case 'forEach': {
      const items = isMap ? contents.entries.map((entry) => [entry.value, entry.key]) : contents.items.map((item) => [item, item]);
      for (const [index, passed] of items.entries())
        evaluator.perhaps(() =>
          evaluator.within(evaluator.context.child(call.node, `item ${index}`), () =>
            evaluator.call(call.arguments.at(0), { receiver: ABSENT, arguments: new Arguments(passed), node: call.node }),
          ),
        );
      return ABSENT;
    }
    case 'keys':
      return isMap ? list([join(...contents.entries.map((entry) => entry.key))]) : list(contents.items, contents.isExact);
    case 'values':
      return isMap ? list([all]) : list(contents.items, contents.isExact);
    case 'entries':
    case '@@iterator': {
      const iteration = iterate(evaluator, [alternative], call.node);
      return list(iteration.items, iteration.isExact);
    }
    case 'delete':
      removeEntry(evaluator, alternative, call.arguments.at(0));
      return EITHER_BOOLEAN;
    case 'clear':
      if (call.receiver.length === 1) evaluator.setContents(object, { ...contents, entries: [], items: [], isExact: true });
      else removeEntry(evaluator, alternative, undefined);
      return ABSENT;
    default:
      return unknownData('unresolved', `what ${name} gives`);
  }
}

function lookUp(evaluator: Evaluator, alternative: ObjectAlternative, key: Value): Value {
  const contents = evaluator.contents(alternative.object);
  const found: Value[] = [];
  for (const entry of contents.entries) {
    const same = looselyMay(evaluator, entry.key, key);
    if (same === 'true') return entry.value;
    if (same !== 'false') found.push(entry.value);
  }
  if (contents.open !== undefined) return join(...found, [contents.open]);
  return found.length === 0 ? ABSENT : join(...found, MISSED);
}

function hasEntry(evaluator: Evaluator, alternative: ObjectAlternative, key: Value): Value {
  const contents = evaluator.contents(alternative.object);
  const keys = alternative.object.kind === 'map' ? contents.entries.map((entry) => entry.key) : contents.items;
  if (contents.open !== undefined) return EITHER_BOOLEAN;
  const truths = keys.map((known) => looselyMay(evaluator, known, key));
  if (truths.every((truth) => truth === 'false')) return FALSE;
  return truths.includes('true') && contents.isExact ? TRUE : EITHER_BOOLEAN;
}

/** What was under the key, or under any, may no longer be there. */
function removeEntry(evaluator: Evaluator, alternative: ObjectAlternative, key: Value | undefined): void {
  const contents = evaluator.contents(alternative.object);
  const mayBe = (known: Value): boolean => key === undefined || looselyMay(evaluator, known, key) !== 'false';
  const entries = contents.entries.map((entry) => (mayBe(entry.key) ? { key: entry.key, value: join(entry.value, ABSENT) } : entry));
  evaluator.setContents(alternative.object, { ...contents, entries, isExact: false });
}

function setEntry(evaluator: Evaluator, alternative: ObjectAlternative, key: Value, value: Value): Contents {
  const contents = evaluator.contents(alternative.object);
  const isSame = (known: Value): boolean => looselyMay(evaluator, known, key) === 'true';
  if (contents.entries.some((entry) => isSame(entry.key)))
    return { ...contents, entries: contents.entries.map((entry) => (isSame(entry.key) ? { key: entry.key, value } : entry)) };
  return withEntry(contents, key, value);
}
