import { type DataAlternative, type DataValue, type ListValue, type RecordValue, text, unknown } from '../../model/data-value.ts';
import { literal, patternKey } from '../../model/pattern.ts';
import { at, combine, knownText, patternOf, union } from '../data-values.ts';
import type { TerraformFunction } from './functions.ts';

/** The functions on lists and maps: https://developer.hashicorp.com/terraform/language/functions#collection-functions. */
export const COLLECTION_FUNCTIONS: ReadonlyMap<string, TerraformFunction> = new Map<string, TerraformFunction>([
  ['alltrue', ([list]) => truthOfAll(list, true)],
  ['anytrue', ([list]) => truthOfAll(list, false)],
  ['coalesce', ([...values]) => firstPresent(values)],
  ['coalescelist', ([...values]) => firstPresent(values)],
  ['compact', overItems((items) => items.filter((item) => knownText(item[0]) !== '' && item[0]?.kind !== 'absent'))],
  ['concat', concatLists],
  ['contains', ([list, value]) => contains(list, value)],
  ['distinct', overItems(distinctItems)],
  ['element', ([list, index]) => element(list, index)],
  ['flatten', flatten],
  ['keys', overMembers((record) => [...record.members.keys()].sort().map((key) => text(literal(key))))],
  ['length', ([value]) => lengthOf(given(value))],
  ['lookup', lookUp],
  ['merge', merge],
  ['one', ([list]) => at(given(list), { kind: 'scalar', value: 0 })],
  ['range', range],
  ['reverse', overItems((items) => items.toReversed())],
  ['setsubtract', ([from, what]) => ofTwoSets(from, what, (items, others) => items.filter((item) => !others.has(keyOf(item))))],
  ['setintersection', ([from, what]) => ofTwoSets(from, what, (items, others) => items.filter((item) => others.has(keyOf(item))))],
  ['setproduct', setProduct],
  ['setunion', (lists) => overItems(asSet)([concatLists(lists)])],
  ['slice', ([list, start, end]) => slice(list, start, end)],
  ['sort', overItems(sorted)],
  ['tolist', ([value]) => given(value)],
  ['tomap', ([value]) => given(value)],
  ['toset', overItems(asSet)],
  ['try', ([...values]) => firstPresent(values)],
  ['values', overMembers((record) => [...record.members].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, member]) => member))],
  ['zipmap', ([keys, values]) => zipMap(keys, values)],
]);

/** More items are not made. */
const MAXIMUM_ITEMS = 1000;

function notKnown(reason: string): DataValue {
  return [unknown('unresolved', reason)];
}

function given(value: DataValue | undefined): DataValue {
  return value ?? notKnown('a function has too few arguments');
}

/** Which value is taken where an earlier one may be missing is known only at run time: all up to the first that is surely there. */
function firstPresent(values: readonly DataValue[]): DataValue {
  const taken: DataAlternative[] = [];
  for (const value of values) {
    taken.push(...value.filter((alternative) => !isEmpty(alternative)));
    if (value.every((alternative) => !isEmpty(alternative) && alternative.kind !== 'unknown')) break;
  }
  return union([taken]);
}

/** What `coalesce` passes over. */
function isEmpty(alternative: DataAlternative): boolean {
  return alternative.kind === 'absent' || (alternative.kind === 'text' && alternative.pattern.length === 0);
}

function overItems(change: (items: readonly DataValue[]) => readonly DataValue[]): TerraformFunction {
  return ([list]) =>
    given(list).map((alternative) => (alternative.kind === 'list' ? { ...alternative, items: change(alternative.items) } : alternative));
}

/** Equal exactly for items that are surely the same. */
function keyOf(item: DataValue): string | undefined {
  const [only] = item;
  const pattern = item.length === 1 && only !== undefined && only.kind !== 'unknown' ? patternOf(only) : undefined;
  return pattern === undefined || pattern.some(({ kind }) => kind === 'unknown') ? undefined : (knownText(only) ?? patternKey(pattern));
}

function distinctItems(items: readonly DataValue[]): readonly DataValue[] {
  const seen = new Set<string>();
  return items.filter((item) => {
    const key = keyOf(item);
    if (key === undefined || !seen.has(key)) {
      if (key !== undefined) seen.add(key);
      return true;
    }
    return false;
  });
}

/** A set has an order of its own: that of its texts. */
function asSet(items: readonly DataValue[]): readonly DataValue[] {
  return sorted(distinctItems(items));
}

function sorted(items: readonly DataValue[]): readonly DataValue[] {
  const keyed = items.map((item) => ({ item, text: item.length === 1 ? knownText(item[0]) : undefined }));
  if (keyed.some(({ text }) => text === undefined)) return items;
  return keyed.toSorted((a, b) => ((a.text ?? '') < (b.text ?? '') ? -1 : 1)).map(({ item }) => item);
}

function concatLists(values: readonly DataValue[]): DataValue {
  return combine(values, (alternatives) => {
    const items = alternatives.flatMap((alternative) => (alternative.kind === 'list' ? alternative.items : []));
    const open = alternatives
      .map((alternative) => (alternative.kind === 'list' ? alternative.open : alternative))
      .find((one) => one?.kind === 'unknown');
    return [open?.kind === 'unknown' ? { kind: 'list', items, open } : { kind: 'list', items }];
  });
}

function contains(list: DataValue | undefined, value: DataValue | undefined): DataValue {
  return combine([given(list), given(value)], ([items, wanted]) => {
    const known = items?.kind === 'list' && items.open === undefined ? items.items.map((item) => knownText(item[0])) : [undefined];
    const text = knownText(wanted);
    if (text !== undefined && known.includes(text)) return [{ kind: 'scalar', value: true }];
    return text === undefined || known.includes(undefined)
      ? notKnown('what a list contains is not known')
      : [{ kind: 'scalar', value: false }];
  });
}

function truthOfAll(list: DataValue | undefined, wanted: boolean): DataValue {
  return combine([given(list)], ([items]) => {
    if (items?.kind !== 'list') return notKnown('the list is not known');
    const truths = items.items.map((item) => (item.length === 1 ? knownText(item[0]) : undefined));
    if (truths.includes(String(!wanted))) return [{ kind: 'scalar', value: !wanted }];
    return truths.includes(undefined) || items.open !== undefined
      ? notKnown('the items of a list are not known')
      : [{ kind: 'scalar', value: wanted }];
  });
}

/** `element` starts again at the end of the list. */
function element(list: DataValue | undefined, index: DataValue | undefined): DataValue {
  return combine([given(list), given(index)], ([items, key]) => {
    if (items === undefined || key === undefined) return notKnown('element has too few arguments');
    const wanted = Number(knownText(key) ?? Number.NaN);
    if (items.kind !== 'list' || items.open !== undefined || !Number.isInteger(wanted) || items.items.length === 0) return at([items], key);
    const size = items.items.length;
    return items.items[((wanted % size) + size) % size] ?? [];
  });
}

function flatten([list]: readonly DataValue[]): DataValue {
  return given(list).map((alternative) => {
    if (alternative.kind !== 'list') return alternative;
    let open = alternative.open;
    const items = alternative.items.flatMap((item): readonly DataValue[] => {
      const inner = flatten([item]);
      const [only] = inner;
      if (inner.length !== 1 || only?.kind !== 'list') return [inner];
      open ??= only.open;
      return only.items;
    });
    return open === undefined ? { kind: 'list', items } : { kind: 'list', items, open };
  });
}

function overMembers(items: (record: RecordValue) => readonly DataValue[]): TerraformFunction {
  return ([map]) =>
    given(map).map((alternative) => {
      if (alternative.kind !== 'record') return unknown('unresolved', 'the map is not known');
      const { open } = alternative;
      return open === undefined ? { kind: 'list', items: items(alternative) } : { kind: 'list', items: items(alternative), open };
    });
}

function lengthOf(value: DataValue): DataValue {
  return value.map((alternative) => {
    if (alternative.kind === 'list' && alternative.open === undefined) return { kind: 'scalar', value: alternative.items.length };
    if (alternative.kind === 'record' && alternative.open === undefined) return { kind: 'scalar', value: alternative.members.size };
    const known = alternative.kind === 'text' ? knownText(alternative) : undefined;
    return known === undefined ? unknown('unresolved', 'the length is not known') : { kind: 'scalar', value: [...known].length };
  });
}

function lookUp([map, key, fallback]: readonly DataValue[]): DataValue {
  return combine([given(map), given(key)], ([record, name]) => {
    if (record?.kind !== 'record' || name === undefined) return notKnown('the map is not known');
    const exact = knownText(name);
    if (exact === undefined || record.open !== undefined) return union([at([record], name), fallback ?? []]);
    return record.members.get(exact) ?? given(fallback);
  });
}

function merge(values: readonly DataValue[]): DataValue {
  return combine(values, (alternatives) => {
    const members = new Map<string, DataValue>();
    let open: RecordValue['open'];
    for (const alternative of alternatives) {
      if (alternative.kind === 'record') {
        for (const [name, value] of alternative.members) members.set(name, value);
        open ??= alternative.open;
      } else if (alternative.kind !== 'absent')
        open ??= alternative.kind === 'unknown' ? alternative : unknown('unresolved', 'a part of the merged map is not known');
    }
    return [open === undefined ? { kind: 'record', members, computed: [] } : { kind: 'record', members, computed: [], open }];
  });
}

function range(limits: readonly DataValue[]): DataValue {
  const numbers = limits.map((limit) => Number(knownText(limit[0]) ?? Number.NaN));
  const [first = Number.NaN, second, third] = numbers;
  const [start, end] = second === undefined ? [0, first] : [first, second];
  const step = third ?? (end < start ? -1 : 1);
  const count = Math.ceil((end - start) / step);
  if (Number.isNaN(count) || count > MAXIMUM_ITEMS || step === 0) return notKnown('the range is not known');
  return [
    { kind: 'list', items: Array.from({ length: Math.max(0, count) }, (_, index) => [{ kind: 'scalar', value: start + index * step }]) },
  ];
}

function slice(list: DataValue | undefined, start: DataValue | undefined, end: DataValue | undefined): DataValue {
  const [from, to] = [start, end].map((value) => Number(knownText(value?.[0]) ?? Number.NaN));
  if (from === undefined || to === undefined || Number.isNaN(from) || Number.isNaN(to)) return notKnown('the part of a list is not known');
  return overItems((items) => items.slice(from, to))([given(list)]);
}

function ofTwoSets(
  from: DataValue | undefined,
  what: DataValue | undefined,
  choose: (items: readonly DataValue[], others: ReadonlySet<string | undefined>) => readonly DataValue[],
): DataValue {
  return combine([given(from), given(what)], ([left, right]) => {
    if (!isKnownSet(left) || !isKnownSet(right)) return notKnown('the sets are not known');
    return [{ kind: 'list', items: asSet(choose(left.items, new Set(right.items.map(keyOf)))) }];
  });
}

function isKnownSet(value: DataAlternative | undefined): value is ListValue {
  return value?.kind === 'list' && value.open === undefined && value.items.every((item) => keyOf(item) !== undefined);
}

function setProduct(lists: readonly DataValue[]): DataValue {
  return combine(lists, (alternatives) => {
    let rows: readonly (readonly DataValue[])[] = [[]];
    for (const alternative of alternatives) {
      if (alternative.kind !== 'list' || alternative.open !== undefined) return notKnown('the sets are not known');
      rows = rows.flatMap((row) => alternative.items.map((item) => [...row, item]));
      if (rows.length > MAXIMUM_ITEMS) return notKnown('the sets are too large');
    }
    return [{ kind: 'list', items: rows.map((items) => [{ kind: 'list', items }]) }];
  });
}

function zipMap(keys: DataValue | undefined, values: DataValue | undefined): DataValue {
  return combine([given(keys), given(values)], ([names, items]) => {
    if (names?.kind !== 'list' || items?.kind !== 'list') return notKnown('the map is not known');
    const known = names.items.map((name) => knownText(name[0]));
    if (known.includes(undefined) || names.open !== undefined || items.open !== undefined) return notKnown('the map is not known');
    return [{ kind: 'record', members: new Map(known.map((name, index) => [name ?? '', items.items[index] ?? []])), computed: [] }];
  });
}
