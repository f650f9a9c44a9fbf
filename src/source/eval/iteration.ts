import type { ts } from 'ts-morph';
import { literal, literalText } from '../../model/pattern.ts';
import { NO_ARGUMENTS } from './calls/arguments.ts';
import { environmentEntries } from './environment-object.ts';
import type { Evaluator } from './evaluator.ts';
import { getProperty } from './property.ts';
import { type Alternative, literalValue, MISSED, textValue, unknownData, type Value } from './value.ts';
import { join } from './value-set.ts';

/** What going through a value gives. Where `isExact` is false there is one item, met any number of times, or none. */
export interface Iteration {
  readonly items: readonly Value[];
  readonly isExact: boolean;
}

/** The items of `for..of`, spread or a destructured list. */
export function iterate(evaluator: Evaluator, value: Value, node: ts.Node): Iteration {
  const iterations = value.map((alternative) => iterateAlternative(evaluator, alternative, node)).filter((found) => found !== undefined);
  const [first] = iterations;
  if (first === undefined) return { items: [], isExact: true };
  if (iterations.length === 1) return first;
  if (iterations.every((found) => found.isExact && found.items.length === first.items.length))
    return { items: first.items.map((_, index) => join(...iterations.map((found) => found.items[index] ?? []))), isExact: true };
  return inexact(join(...iterations.flatMap((found) => found.items)));
}

function inexact(item: Value): Iteration {
  return { items: item.length === 0 ? [] : [item], isExact: item.length === 0 };
}

function iterateAlternative(evaluator: Evaluator, alternative: Alternative, node: ts.Node): Iteration | undefined {
  switch (alternative.kind) {
    case 'unknown':
      return inexact([alternative]);
    case 'text': {
      const text = literalText(alternative.pattern);
      return text !== undefined && text.length <= 40
        ? { items: [...text].map((character) => textValue(literal(character))), isExact: true }
        : inexact(unknownData('unresolved', 'a character of a text'));
    }
    case 'object':
      return iterateObject(evaluator, alternative, node);
    case 'global':
      return alternative.path === 'process.env'
        ? inexact(join(...environmentEntries(evaluator, node).map(([, entry]) => entry)))
        : inexact(unknownData('event', `an item of ${alternative.path}`));
    case 'external':
      return inexact(unknownData('unresolved', `an item made by the package ${alternative.package}`));
    default:
      return undefined;
  }
}

function iterateObject(evaluator: Evaluator, alternative: Extract<Alternative, { kind: 'object' }>, node: ts.Node): Iteration | undefined {
  const { object } = alternative;
  const contents = evaluator.contents(object);
  switch (object.kind) {
    case 'list':
    case 'set':
    case 'iterator': {
      if (contents.isExact && contents.open === undefined) return { items: contents.items, isExact: true };
      return inexact(join(...contents.items, contents.open === undefined ? [] : [contents.open]));
    }
    case 'map': {
      const pairs = contents.entries.map((entry, index) =>
        evaluator.list(node, [entry.key, entry.value], true, undefined, `entry ${index}`),
      );
      const open = contents.open === undefined ? [] : [evaluator.list(node, [[contents.open], [contents.open]], true, undefined, 'entry')];
      return inexact(join(...pairs, ...open));
    }
    default:
      return iterateByProtocol(evaluator, alternative, node);
  }
}

/** An object with `[Symbol.iterator]` or `[Symbol.asyncIterator]`. */
function iterateByProtocol(evaluator: Evaluator, alternative: Alternative, node: ts.Node): Iteration | undefined {
  for (const symbol of ['@@asyncIterator', '@@iterator']) {
    const method = getProperty(evaluator, [alternative], literalValue(symbol), node).filter(({ kind }) => kind !== 'absent');
    if (!method.some(({ kind }) => kind === 'function' || kind === 'native' || kind === 'bound')) continue;
    const iterator = evaluator.call(method, { receiver: [alternative], arguments: NO_ARGUMENTS, node });
    const isItself = iterator.some((item) => item.kind === 'object' && alternative.kind === 'object' && item.object === alternative.object);
    if (!isItself && iterator.some((item) => item.kind === 'object' && item.object.kind !== 'record'))
      return iterate(evaluator, iterator, node);
    const next = getProperty(evaluator, iterator, literalValue('next'), node);
    const step = evaluator.call(next, { receiver: iterator, arguments: NO_ARGUMENTS, node });
    return inexact(getProperty(evaluator, step, literalValue('value'), node));
  }
  if (alternative.kind === 'object') {
    const { open } = evaluator.contents(alternative.object);
    if (open !== undefined) return inexact([open]);
  }
  return inexact(join(unknownData('unresolved', 'an item of an object that is no list'), MISSED));
}
