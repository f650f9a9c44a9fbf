import {
  ABSENT,
  type DataAlternative,
  type DataValue,
  type ListValue,
  MAXIMUM_ALTERNATIVES,
  type RecordValue,
  unknown,
} from '../model/data-value.ts';
import { concat, literal, literalText, type Pattern, unknownText } from '../model/pattern.ts';
import { distinctPatterns } from './distinct-patterns.ts';

/** The value that `compute` gives for every combination of the alternatives of `values`; one unknown where there are too many. */
export function combine(values: readonly DataValue[], compute: (alternatives: readonly DataAlternative[]) => DataValue): DataValue {
  let combinations: readonly (readonly DataAlternative[])[] = [[]];
  for (const value of values) {
    combinations = combinations.flatMap((start) => value.map((alternative) => [...start, alternative]));
    if (combinations.length > MAXIMUM_ALTERNATIVES * 4) return [tooMany()];
  }
  return union(combinations.map(compute));
}

/** The alternatives of all values, each text once. */
export function union(values: readonly DataValue[]): DataValue {
  const all = values.flat();
  const texts = distinctPatterns(all.flatMap((alternative) => (alternative.kind === 'text' ? [alternative.pattern] : [])));
  const others = all.filter(
    (alternative, index) => alternative.kind !== 'text' && all.findIndex((other) => same(alternative, other)) === index,
  );
  const alternatives: DataAlternative[] = [...texts.map((pattern) => ({ kind: 'text', pattern }) as const), ...others];
  if (alternatives.length > MAXIMUM_ALTERNATIVES) return [tooMany()];
  return alternatives.length === 0 ? ABSENT : alternatives;
}

function same(a: DataAlternative, b: DataAlternative): boolean {
  if (a === b) return true;
  if (a.kind === 'absent') return b.kind === 'absent';
  if (a.kind === 'scalar') return b.kind === 'scalar' && a.value === b.value;
  return (
    a.kind === 'unknown' &&
    b.kind === 'unknown' &&
    a.reason === b.reason &&
    a.origin?.line === b.origin?.line &&
    a.origin?.file === b.origin?.file
  );
}

function tooMany(): DataAlternative {
  return unknown('unresolved', `more than ${MAXIMUM_ALTERNATIVES} values are possible`);
}

/** The alternative as text; `undefined` for lists, records and what is absent. */
export function patternOf(alternative: DataAlternative): Pattern | undefined {
  switch (alternative.kind) {
    case 'text':
      return alternative.pattern;
    case 'scalar':
      return literal(String(alternative.value));
    case 'unknown':
      return unknownText(alternative.cause, alternative.reason, alternative.origin);
    default:
      return undefined;
  }
}

/** The alternative's text where all of it is known; a parameter counts with its value. */
export function knownText(alternative: DataAlternative | undefined): string | undefined {
  if (alternative === undefined) return undefined;
  const pattern = patternOf(alternative);
  return pattern === undefined
    ? undefined
    : literalText(pattern.flatMap((part) => (part.kind === 'parameter' && part.value !== undefined ? part.value : [part])));
}

/** The text that the value surely is, a parameter with its value. */
export function onlyText([only, ...others]: DataValue): string | undefined {
  return others.length > 0 ? undefined : knownText(only);
}

/** The texts one behind the other, in all combinations. */
export function concatTexts(values: readonly DataValue[], separator = ''): DataValue {
  return combine(values, (alternatives) => {
    const open = alternatives.find((alternative) => alternative.kind === 'list' || alternative.kind === 'record');
    if (open !== undefined) return [unknown('unresolved', 'a list or map stands where a text is expected')];
    const patterns = alternatives.map((alternative) => patternOf(alternative) ?? []);
    return [
      { kind: 'text', pattern: concat(...patterns.flatMap((pattern, index) => (index === 0 ? [pattern] : [literal(separator), pattern]))) },
    ];
  });
}

/** The member of a record, or the item of a list, at a key. */
export function at(value: DataValue, key: DataAlternative): DataValue {
  return union(
    value.map((alternative): DataValue => {
      if (alternative.kind === 'record') return memberOf(alternative, key);
      if (alternative.kind === 'list') return itemOf(alternative, key);
      if (alternative.kind === 'unknown') return [alternative];
      return [unknown('unresolved', 'there is no member to select')];
    }),
  );
}

function memberOf(record: RecordValue, key: DataAlternative): DataValue {
  const name = knownText(key);
  if (name === undefined) return union([...record.members.values(), ...(record.open === undefined ? [] : [[record.open]])]);
  return record.members.get(name) ?? (record.open === undefined ? ABSENT : [record.open]);
}

function itemOf(list: ListValue, key: DataAlternative): DataValue {
  const index = Number(knownText(key) ?? Number.NaN);
  if (list.open !== undefined) return union([...list.items, [list.open]]);
  if (Number.isNaN(index)) return union(list.items);
  return list.items[index] ?? [unknown('unresolved', `there is no item ${index}`)];
}
