import { type Call, type NativeBody, nativeFunction } from '../calls/native.ts';
import type { Evaluator } from '../evaluator.ts';
import { EMPTY } from '../heap.ts';
import { iterate } from '../iteration.ts';
import { restOfRecord } from '../record-operations.ts';
import { literalOf } from '../refine.ts';
import { ABSENT, EITHER_BOOLEAN, MISSED, objectValue, type Value } from '../value.ts';
import { join } from '../value-set.ts';

/** Marks what a generator that stands for an async one yields to wait for, not to give. */
const AWAITED = '@@awaited';

/** What was wrapped to be awaited; `undefined` for what is really yielded. */
export function awaitedWithin(evaluator: Evaluator, value: Value): Value | undefined {
  const [only] = value;
  return value.length === 1 && only?.kind === 'object' ? evaluator.contents(only.object).members.get(AWAITED) : undefined;
}

export const wrapAwaited: NativeBody = (evaluator, call) =>
  evaluator.record(call.node, new Map([[AWAITED, call.arguments.at(0)]]), undefined, 'awaited');

/** The items of anything that can be gone through, as a list. */
export const itemsOf: NativeBody = (evaluator, call) => {
  const { items, isExact } = iterate(evaluator, call.arguments.at(0), call.node);
  return evaluator.list(call.node, items, isExact, undefined, 'items');
};

/** The same, to be gone through step by step. */
export const iteratorOf: NativeBody = (evaluator, call) => {
  const given = call.arguments.at(0);
  if (given.length > 0 && given.every((each) => each.kind === 'object' && each.object.kind === 'iterator')) return given;
  return itemsOf(evaluator, call);
};

/** `{ s, n, e, f }`: start, next step, error and finish of a loop. */
const loopHelper: NativeBody = (evaluator, call) => {
  const nothing = nativeFunction('nothing', () => ABSENT);
  const members = new Map([
    ['s', nothing],
    ['n', nativeFunction('n', nextOf(evaluator, call))],
    ['e', nothing],
    ['f', nothing],
  ]);
  return evaluator.record(call.node, members, undefined, 'loop');
};

function nextOf(evaluator: Evaluator, call: Call): NativeBody {
  const { items } = iterate(evaluator, call.arguments.at(0), call.node);
  const object = evaluator.context.object(call.node, 'record', 'step');
  return (inner) => {
    const members = new Map<string, Value>([
      ['value', join(...items, MISSED)],
      ['done', EITHER_BOOLEAN],
    ]);
    inner.allocate(object, { ...EMPTY, members });
    return objectValue(object);
  };
}

export const restOf: NativeBody = (evaluator, call) => {
  const names = iterate(evaluator, call.arguments.at(1), call.node).items.flatMap((item) => item.flatMap((each) => literalOf(each) ?? []));
  return restOfRecord(evaluator, call.arguments.at(0), names, call.node);
};

const same: NativeBody = (_, call) => call.arguments.at(0);

/** Functions that Babel and swc write for loops, spreads, patterns and generators, by their names without underscores. */
export const ITERATION_HELPERS: Readonly<Record<string, NativeBody>> = {
  arrayLikeToArray: itemsOf,
  arrayWithHoles: itemsOf,
  arrayWithoutHoles: itemsOf,
  asyncGeneratorDelegate: same,
  asyncIterator: iteratorOf,
  awaitAsyncGenerator: wrapAwaited,
  createForOfIteratorHelper: loopHelper,
  createForOfIteratorHelperLoose: (evaluator, call) => nativeFunction('next', nextOf(evaluator, call)),
  iterableToArray: itemsOf,
  iterableToArrayLimit: itemsOf,
  iterableToArrayLimitLoose: itemsOf,
  objectWithoutProperties: restOf,
  objectWithoutPropertiesLoose: restOf,
  slicedToArray: itemsOf,
  slicedToArrayLoose: itemsOf,
  toArray: itemsOf,
  toConsumableArray: itemsOf,
  tsValues: iteratorOf,
  wrapAsyncGenerator: same,
};
