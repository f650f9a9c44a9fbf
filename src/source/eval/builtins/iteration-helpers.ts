import { type Call, type NativeBody, nativeFunction } from '../calls/native.ts';
import type { Evaluator } from '../evaluator.ts';
import { iterate } from '../iteration.ts';
import { restOfRecord } from '../record-operations.ts';
import { literalOf } from '../refine.ts';
import { ABSENT, type Alternative, objectValue, type Value } from '../value.ts';
import { newIterator, nextStep } from './iterator-steps.ts';

/** Marks what a generator that stands for an async one yields to wait for, not to give. */
const AWAITED = '@@awaited';

/** What was wrapped to be awaited; `undefined` for what is really yielded. */
export function awaitedWithin(evaluator: Evaluator, value: Value): Value | undefined {
  const [only] = value;
  return value.length === 1 && only?.kind === 'object' ? evaluator.contents(only.object).members.get(AWAITED) : undefined;
}

export const wrapAwaited: NativeBody = (evaluator, call) =>
  evaluator.record(call.node, new Map([[AWAITED, call.arguments.at(0)]]), undefined, 'awaited');

/** The items of anything that can be gone through, as a list: a list itself. */
export const itemsOf: NativeBody = (evaluator, call) => {
  const given = call.arguments.at(0);
  return given.length > 0 && given.every(isList) ? given : copyOf(evaluator, call);
};

/** The same, as a new list. */
const copyOf: NativeBody = (evaluator, call) => {
  const [only, ...others] = call.arguments.at(0);
  if (only?.kind === 'object' && only.object.kind === 'list' && others.length === 0) {
    const object = evaluator.context.object(call.node, 'list', 'items');
    evaluator.allocate(object, evaluator.contents(only.object));
    return objectValue(object);
  }
  const { items, isExact } = iterate(evaluator, call.arguments.at(0), call.node);
  return evaluator.list(call.node, items, isExact, undefined, 'items');
};

function isList(alternative: Alternative): boolean {
  return alternative.kind === 'object' && alternative.object.kind === 'list';
}

/** The same, to be gone through step by step. */
export const iteratorOf: NativeBody = (evaluator, call) => {
  const given = call.arguments.at(0);
  if (given.length > 0 && given.every((each) => each.kind === 'object' && each.object.kind === 'iterator')) return given;
  const { items, isExact } = iterate(evaluator, given, call.node);
  return objectValue(newIterator(evaluator, call.node, items, isExact));
};

/** `{ s, n, e, f }`: start, next step, error and finish of a loop. */
const loopHelper: NativeBody = (evaluator, call) => {
  const nothing = nativeFunction('nothing', () => ABSENT);
  const members = new Map([
    ['s', nothing],
    ['n', nextOf(evaluator, call)],
    ['e', nothing],
    ['f', nothing],
  ]);
  return evaluator.record(call.node, members, undefined, 'loop');
};

function nextOf(evaluator: Evaluator, call: Call): Value {
  const { items, isExact } = iterate(evaluator, call.arguments.at(0), call.node);
  const iterator = newIterator(evaluator, call.node, items, isExact);
  return nativeFunction('next', (inner, called) => nextStep(inner, iterator, called.node), [objectValue(iterator)]);
}

export const restOf: NativeBody = (evaluator, call) => {
  const names = iterate(evaluator, call.arguments.at(1), call.node).items.flatMap((item) => item.flatMap((each) => literalOf(each) ?? []));
  return restOfRecord(evaluator, call.arguments.at(0), names, call.node);
};

const same: NativeBody = (_, call) => call.arguments.at(0);

/** Functions that Babel and swc write for loops, spreads, patterns and generators, by their names without underscores. */
export const ITERATION_HELPERS: Readonly<Record<string, NativeBody>> = {
  arrayLikeToArray: copyOf,
  arrayWithHoles: itemsOf,
  arrayWithoutHoles: copyOf,
  asyncGeneratorDelegate: same,
  asyncIterator: iteratorOf,
  awaitAsyncGenerator: wrapAwaited,
  createForOfIteratorHelper: loopHelper,
  createForOfIteratorHelperLoose: (evaluator, call) => nextOf(evaluator, call),
  iterableToArray: copyOf,
  iterableToArrayLimit: itemsOf,
  iterableToArrayLimitLoose: itemsOf,
  objectWithoutProperties: restOf,
  objectWithoutPropertiesLoose: restOf,
  slicedToArray: itemsOf,
  slicedToArrayLoose: itemsOf,
  taggedTemplateLiteral: same,
  toArray: itemsOf,
  toConsumableArray: copyOf,
  tsValues: iteratorOf,
  unsupportedIterableToArray: itemsOf,
  wrapAsyncGenerator: same,
};
