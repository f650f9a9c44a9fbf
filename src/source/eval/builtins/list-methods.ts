import { literal } from '../../../model/pattern.ts';
import { Arguments } from '../calls/arguments.ts';
import type { Call } from '../calls/native.ts';
import type { Evaluator } from '../evaluator.ts';
import { looselyMay } from '../expressions/comparison.ts';
import { type Contents, knownStart, listContents } from '../heap.ts';
import { iterate } from '../iteration.ts';
import { literalOf } from '../refine.ts';
import { joinTexts, toText, valueOfPatterns } from '../text.ts';
import { noteThrown } from '../thrown.ts';
import { truthOf } from '../truth.ts';
import {
  ABSENT,
  type Alternative,
  EITHER_BOOLEAN,
  FALSE,
  MISSED,
  type ObjectAlternative,
  objectValue,
  scalarValue,
  TRUE,
  unknownData,
  type Value,
} from '../value.ts';
import { join } from '../value-set.ts';
import { sendTo } from './generator-object.ts';
import { newIterator, nextStep } from './iterator-steps.ts';

/** Items up to which a callback is called for each of them apart. */
const MAXIMUM_ITEMS = 40;

interface List {
  readonly alternative: ObjectAlternative;
  readonly items: readonly Value[];
  readonly isExact: boolean;
}

type ListMethod = (evaluator: Evaluator, list: List, call: Call) => Value;

const LIST_METHODS: Readonly<Record<string, ListMethod>> = {
  map: (evaluator, list, call) => result(evaluator, call, eachItem(evaluator, list, call), list.isExact),
  forEach: (evaluator, list, call) => {
    eachItem(evaluator, list, call);
    return ABSENT;
  },
  filter,
  flatMap: (evaluator, list, call) => flatten(evaluator, call, eachItem(evaluator, list, call), list.isExact),
  flat: (evaluator, list, call) => flatten(evaluator, call, list.items, list.isExact),
  find: (evaluator, list, call) => found(evaluator, list, call),
  findLast: (evaluator, list, call) => found(evaluator, list, call),
  findIndex: (evaluator, list, call) => positions(evaluator, list, call),
  findLastIndex: (evaluator, list, call) => positions(evaluator, list, call),
  some: (evaluator, list, call) => tests(evaluator, list, call, true),
  every: (evaluator, list, call) => tests(evaluator, list, call, false),
  reduce: (evaluator, list, call) => reduce(evaluator, list, call, list.items),
  reduceRight: (evaluator, list, call) => reduce(evaluator, list, call, [...list.items].reverse()),
  join: joinItems,
  toString: joinItems,
  push: (evaluator, list, call) => grow(evaluator, list, call, (contents, added) => [...contents.items, ...added]),
  unshift: (evaluator, list, call) => grow(evaluator, list, call, (contents, added) => [...added, ...contents.items]),
  pop: (evaluator, list) => take(evaluator, list, -1),
  shift: (evaluator, list) => take(evaluator, list, 0),
  concat: (evaluator, list, call) => concatLists(evaluator, list, call),
  slice: (evaluator, list, call) => slice(evaluator, list, call),
  splice: (evaluator, list, call) => splice(evaluator, list, call),
  reverse: (evaluator, list, call) => reorder(evaluator, list, call, [...list.items].reverse(), list.isExact),
  toReversed: (evaluator, list, call) => result(evaluator, call, [...list.items].reverse(), list.isExact),
  sort: (evaluator, list, call) => reorder(evaluator, list, call, [join(...list.items)], list.items.length < 2 && list.isExact),
  toSorted: (evaluator, list, call) =>
    result(evaluator, call, list.items.length < 2 ? list.items : [join(...list.items)], list.items.length < 2 && list.isExact),
  fill: (evaluator, list, call) =>
    reorder(
      evaluator,
      list,
      call,
      list.items.map(() => call.arguments.at(0)),
      list.isExact,
    ),
  includes: (evaluator, list, call) => includesItem(evaluator, list, call),
  indexOf: () => unknownData('event', 'a position in a list'),
  lastIndexOf: () => unknownData('event', 'a position in a list'),
  at: (_, list, call) => itemAt(list, call),
  with: (evaluator, list, call) => result(evaluator, call, [join(...list.items, call.arguments.at(1))], false),
  keys: (evaluator, list, call) =>
    result(
      evaluator,
      call,
      list.isExact ? list.items.map((_, index) => scalarValue(index)) : [unknownData('event', 'a position in a list')],
      list.isExact,
    ),
  values: (evaluator, list, call) => result(evaluator, call, list.items, list.isExact),
  toArray: (evaluator, list, call) => result(evaluator, call, list.items, list.isExact),
  '@@iterator': (evaluator, list, call) => iterator(evaluator, list, call),
  '@@asyncIterator': (evaluator, list, call) => iterator(evaluator, list, call),
  entries: (evaluator, list, call) => entries(evaluator, list, call),
  next: (evaluator, list, call) => step(evaluator, list, call, call.arguments.at(0)),
  throw: (evaluator, list, call) => {
    noteThrown(evaluator, call.arguments.at(0));
    return step(evaluator, list, call, call.arguments.at(0));
  },
  return: (_, __, call) => call.arguments.at(0),
};

export function isListMethod(name: string): boolean {
  return Object.hasOwn(LIST_METHODS, name);
}

/** `length` or the item of an index. */
export function listMember(contents: Contents, name: string): Value {
  const isExact = contents.isExact && contents.open === undefined;
  if (name === 'length') return isExact ? scalarValue(contents.items.length) : unknownData('event', 'the length of a list');
  const known = knownStart(contents)[Number(name)];
  if (known !== undefined) return known;
  if (isExact) return ABSENT;
  return join(...contents.items, contents.open === undefined ? MISSED : [contents.open]);
}

/** The result of a method of a list. */
export function callListMethod(evaluator: Evaluator, alternative: ObjectAlternative, name: string, call: Call): Value {
  const method = Object.hasOwn(LIST_METHODS, name) ? LIST_METHODS[name] : undefined;
  const { items, isExact } = iterate(evaluator, [alternative], call.node);
  return method === undefined ? unknownData('unresolved', `what ${name} gives`) : method(evaluator, { alternative, items, isExact }, call);
}

function result(evaluator: Evaluator, call: Call, items: readonly Value[], isExact: boolean): Value {
  const kept = isExact ? items : items.filter((item) => item.length > 0);
  return evaluator.list(call.node, kept, isExact, undefined, 'result');
}

/** Calls the callback for each item; where the items are not known one by one, once with what they may be. */
function eachItem(evaluator: Evaluator, list: List, call: Call): readonly Value[] {
  const callback = call.arguments.at(0);
  const invoke = (item: Value, index: Value): Value =>
    evaluator.call(callback, {
      receiver: call.arguments.at(1),
      arguments: new Arguments([item, index, [list.alternative]]),
      node: call.node,
    });
  if (list.isExact && list.items.length <= MAXIMUM_ITEMS)
    return list.items.map((item, index) =>
      evaluator.within(evaluator.context.child(call.node, `item ${index}`), () => invoke(item, scalarValue(index))),
    );
  const all = join(...list.items);
  if (all.length === 0) return [];
  const results: Value[] = [];
  for (const tag of ['once', 'again'])
    evaluator.perhaps(() =>
      results.push(
        evaluator.within(evaluator.context.child(call.node, tag), () => invoke(all, unknownData('event', 'a position in a list'))),
      ),
    );
  return list.isExact ? list.items.map(() => join(...results)) : [join(...results)];
}

/** The items that the callback does not surely refuse. */
function filter(evaluator: Evaluator, list: List, call: Call): Value {
  const verdicts = eachItem(evaluator, list, call);
  if (!list.isExact) return result(evaluator, call, list.items, false);
  const truths = verdicts.map((verdict) => truthOf(verdict));
  const kept = list.items.filter((_, index) => truths[index] !== 'false');
  if (truths.every((truth) => truth !== 'either')) return result(evaluator, call, kept, true);
  const present = kept.map((item) =>
    call.arguments.at(0).some((each) => each.kind === 'global' && each.path === 'Boolean')
      ? item.filter(({ kind }) => kind !== 'absent')
      : item,
  );
  return result(evaluator, call, [join(...present)], false);
}

function flatten(evaluator: Evaluator, call: Call, items: readonly Value[], isExact: boolean): Value {
  const inner = items.map((item) => {
    const lists = item.filter((each) => each.kind === 'object' && each.object.kind === 'list');
    const others = item.filter((each) => !lists.includes(each));
    const iteration = iterate(evaluator, lists, call.node);
    return others.length === 0 ? iteration : { items: [join(...iteration.items, others)], isExact: lists.length === 0 };
  });
  if (isExact && inner.every((each) => each.isExact))
    return result(
      evaluator,
      call,
      inner.flatMap((each) => each.items),
      true,
    );
  return result(evaluator, call, [join(...inner.flatMap((each) => each.items))], false);
}

function found(evaluator: Evaluator, list: List, call: Call): Value {
  const verdicts = eachItem(evaluator, list, call);
  if (!list.isExact) return join(...list.items, MISSED);
  const kept: Value[] = [];
  for (const [index, item] of list.items.entries()) {
    const truth = truthOf(verdicts[index] ?? EITHER_BOOLEAN);
    if (truth !== 'false') kept.push(item);
    if (truth === 'true') return join(...kept);
  }
  return join(...kept, kept.length === 0 ? ABSENT : MISSED);
}

function positions(evaluator: Evaluator, list: List, call: Call): Value {
  eachItem(evaluator, list, call);
  return unknownData('event', 'a position in a list');
}

function tests(evaluator: Evaluator, list: List, call: Call, isAny: boolean): Value {
  const verdicts = eachItem(evaluator, list, call).map(truthOf);
  const decisive = isAny ? 'true' : 'false';
  if (list.isExact && verdicts.includes(decisive)) return isAny ? TRUE : FALSE;
  if (list.isExact && verdicts.every((verdict) => verdict !== 'either')) return isAny ? FALSE : TRUE;
  return EITHER_BOOLEAN;
}

function reduce(evaluator: Evaluator, list: List, call: Call, items: readonly Value[]): Value {
  const callback = call.arguments.at(0);
  const invoke = (total: Value, item: Value, tag: string): Value =>
    evaluator.within(evaluator.context.child(call.node, tag), () =>
      evaluator.call(callback, {
        receiver: ABSENT,
        arguments: new Arguments([total, item, unknownData('event', 'a position in a list'), [list.alternative]]),
        node: call.node,
      }),
    );
  const hasStart = call.arguments.has(1);
  const [first = ABSENT, ...rest] = items;
  let total = hasStart ? call.arguments.at(1) : first;
  if (list.isExact && items.length <= MAXIMUM_ITEMS) {
    for (const [index, item] of (hasStart ? items : rest).entries()) total = invoke(total, item, `item ${index}`);
    return total;
  }
  const all = join(...items);
  for (const tag of ['once', 'again', 'again']) total = join(total, evaluator.perhaps(() => invoke(total, all, tag)) ?? []);
  return total;
}

function joinItems(evaluator: Evaluator, list: List, call: Call): Value {
  const separators = call.arguments.has(0) ? toText(evaluator, call.arguments.at(0)) : [literal(',')];
  const [separator] = separators;
  if (!list.isExact || separators.length !== 1 || separator === undefined)
    return unknownData('unresolved', 'the items of a list put together');
  return valueOfPatterns(
    joinTexts(
      list.items.map((item) => {
        const texts = toText(
          evaluator,
          item.filter((alternative) => !isNothing(alternative)),
        );
        return item.some(isNothing) || texts.length === 0 ? [[], ...texts] : texts;
      }),
      separator,
    ),
  );
}

/** `null` and `undefined` leave nothing between the separators. https://tc39.es/ecma262/#sec-array.prototype.join */
function isNothing(alternative: Alternative): boolean {
  return alternative.kind === 'absent' || (alternative.kind === 'scalar' && alternative.value === null);
}

function grow(evaluator: Evaluator, list: List, call: Call, put: (contents: Contents, added: readonly Value[]) => readonly Value[]): Value {
  const { object } = list.alternative;
  const contents = evaluator.contents(object);
  const added = call.arguments.all();
  const isExact = contents.isExact && call.arguments.rest === undefined && contents.items.length < MAXIMUM_ITEMS;
  const items = isExact ? put(contents, added) : [join(...contents.items, ...added)];
  evaluator.setContents(object, { ...contents, items, isExact });
  return unknownData('event', 'the length of a list');
}

function take(evaluator: Evaluator, list: List, from: 0 | -1): Value {
  const { object } = list.alternative;
  const contents = evaluator.contents(object);
  if (!contents.isExact) return join(...list.items, MISSED);
  const taken = contents.items.at(from) ?? ABSENT;
  evaluator.setContents(object, { ...contents, items: from === 0 ? contents.items.slice(1) : contents.items.slice(0, -1) });
  return taken;
}

function concatLists(evaluator: Evaluator, list: List, call: Call): Value {
  return flatten(
    evaluator,
    call,
    [...list.items.map((item) => item), ...call.arguments.all()],
    list.isExact && call.arguments.rest === undefined,
  );
}

function numberAt(call: Call, index: number): number | undefined {
  const [only, ...others] = call.arguments.at(index);
  const text = only === undefined || others.length > 0 ? undefined : literalOf(only);
  return text === undefined ? undefined : Number(text);
}

function slice(evaluator: Evaluator, list: List, call: Call): Value {
  const from = call.arguments.has(0) ? numberAt(call, 0) : 0;
  const to = call.arguments.has(1) ? numberAt(call, 1) : undefined;
  const isKnown = list.isExact && from !== undefined && !(call.arguments.has(1) && to === undefined);
  return isKnown ? result(evaluator, call, list.items.slice(from, to), true) : result(evaluator, call, [join(...list.items)], false);
}

function splice(evaluator: Evaluator, list: List, call: Call): Value {
  const { object } = list.alternative;
  const contents = evaluator.contents(object);
  evaluator.setContents(object, { ...contents, items: [join(...contents.items, ...call.arguments.from(2).all())], isExact: false });
  return result(evaluator, call, [join(...list.items)], false);
}

function reorder(evaluator: Evaluator, list: List, call: Call, items: readonly Value[], isExact: boolean): Value {
  const callback = call.arguments.at(0).filter(({ kind }) => kind === 'function');
  const all = join(...list.items);
  if (callback.length > 0)
    evaluator.perhaps(() => evaluator.call(callback, { receiver: ABSENT, arguments: new Arguments([all, all]), node: call.node }));
  const contents = evaluator.contents(list.alternative.object);
  const next = listContents(
    items.filter((item) => item.length > 0),
    isExact,
    contents.open,
  );
  evaluator.setContents(list.alternative.object, { ...contents, items: next.items, isExact: next.isExact });
  return [list.alternative];
}

function includesItem(evaluator: Evaluator, list: List, call: Call): Value {
  if (!list.isExact) return EITHER_BOOLEAN;
  const truths = list.items.map((item) => looselyMay(evaluator, item, call.arguments.at(0)));
  if (truths.includes('true')) return TRUE;
  return truths.every((truth) => truth === 'false') ? FALSE : EITHER_BOOLEAN;
}

function itemAt(list: List, call: Call): Value {
  const index = numberAt(call, 0);
  return list.isExact && index !== undefined ? (list.items.at(index) ?? ABSENT) : join(...list.items, MISSED);
}

function entries(evaluator: Evaluator, list: List, call: Call): Value {
  const pairs = list.items.map((item, index) =>
    evaluator.list(
      call.node,
      [list.isExact ? scalarValue(index) : unknownData('event', 'a position in a list'), item],
      true,
      undefined,
      `entry ${index}`,
    ),
  );
  return result(evaluator, call, pairs, list.isExact);
}

/** Iterators are their own iterators. */
function iterator(evaluator: Evaluator, list: List, call: Call): Value {
  if (list.alternative.object.kind === 'iterator') return [list.alternative];
  return objectValue(newIterator(evaluator, call.node, list.items, list.isExact));
}

/** What `next` gives once something was sent in. */
function step(evaluator: Evaluator, list: List, call: Call, sent: Value): Value {
  const { object } = list.alternative;
  sendTo(evaluator, object, sent, call.node);
  return nextStep(evaluator, object, call.node);
}
