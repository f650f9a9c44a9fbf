import { type DataAlternative, type DataValue, type RecordValue, text, unknown } from '../../model/data-value.ts';
import { concat, literal, literalText, type Pattern, splitPattern } from '../../model/pattern.ts';
import { at, combine, concatTexts, knownText, patternOf, union } from '../data-values.ts';

type TerraformFunction = (values: readonly DataValue[]) => DataValue;

/** The functions that names are made with: https://developer.hashicorp.com/terraform/language/functions. All others give an unknown value. */
const FUNCTIONS: ReadonlyMap<string, TerraformFunction> = new Map<string, TerraformFunction>([
  ['coalesce', ([...values]) => firstPresent(values)],
  ['coalescelist', ([...values]) => firstPresent(values)],
  ['concat', concatLists],
  ['distinct', ([list]) => list ?? missing('distinct')],
  [
    'element',
    ([list, index]) =>
      combine([list ?? missing('element'), index ?? missing('element')], ([one, key]) =>
        one && key ? at([one], key) : missing('element'),
      ),
  ],
  ['flatten', flatten],
  ['format', format],
  ['join', join],
  ['keys', ([map]) => overRecords(map, (record) => [...record.members.keys()].map((key) => text(literal(key))))],
  ['length', ([value]) => lengthOf(value ?? missing('length'))],
  ['lookup', lookUp],
  ['lower', changeText((value) => value.toLowerCase())],
  ['merge', merge],
  ['nonsensitive', ([value]) => value ?? missing('nonsensitive')],
  ['one', ([list]) => at(list ?? missing('one'), { kind: 'scalar', value: 0 })],
  ['replace', replace],
  ['sensitive', ([value]) => value ?? missing('sensitive')],
  ['split', split],
  ['substr', substring],
  ['title', changeText((value) => value.replace(/\b[a-z]/g, (letter) => letter.toUpperCase()))],
  ['tolist', ([value]) => value ?? missing('tolist')],
  ['tomap', ([value]) => value ?? missing('tomap')],
  ['toset', ([value]) => value ?? missing('toset')],
  ['tostring', ([value]) => value ?? missing('tostring')],
  ['trim', ([value]) => value ?? missing('trim')],
  ['trimprefix', cutText((value, end) => (value.startsWith(end) ? value.slice(end.length) : value))],
  ['trimspace', changeText((value) => value.trim())],
  ['trimsuffix', cutText((value, end) => (value.endsWith(end) ? value.slice(0, -end.length) : value))],
  ['try', ([...values]) => firstPresent(values)],
  ['upper', changeText((value) => value.toUpperCase())],
  ['values', ([map]) => overRecords(map, (record) => [...record.members.values()])],
]);

/** What a call gives; unknown where the function is not modelled. */
export function callFunction(name: string, values: readonly DataValue[]): DataValue {
  return FUNCTIONS.get(name)?.(values) ?? [unknown('unresolved', `Terraform's function ${name} is not evaluated`)];
}

function missing(name: string): DataValue {
  return [unknown('unresolved', `${name} has too few arguments`)];
}

/** Which value is taken where an earlier one may be missing is known only at run time: all up to the first that is surely there. */
function firstPresent(values: readonly DataValue[]): DataValue {
  const taken: DataAlternative[] = [];
  for (const value of values) {
    taken.push(...value.filter((alternative) => alternative.kind !== 'absent'));
    if (value.every((alternative) => alternative.kind !== 'absent' && alternative.kind !== 'unknown')) break;
  }
  return union([taken]);
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

function flatten([list]: readonly DataValue[]): DataValue {
  return (list ?? missing('flatten')).map((alternative) => {
    if (alternative.kind !== 'list') return alternative;
    const items = alternative.items.flatMap((item): readonly DataValue[] => {
      const inner = flatten([item]);
      const [only] = inner;
      return inner.length === 1 && only?.kind === 'list' ? only.items : [inner];
    });
    return { ...alternative, items };
  });
}

/** `%s`, `%d` and `%v` take the next argument; a width or precision would change the text, so that is unknown. */
function format([template, ...values]: readonly DataValue[]): DataValue {
  const pattern = knownText(template?.[0]);
  if (pattern === undefined || template?.length !== 1) return missing('format');
  let next = 0;
  const pieces = pattern.split(/(%%|%[-+ #0-9.]*[a-z])/).map((piece): DataValue => {
    if (piece === '%%') return text(literal('%'));
    if (!/^%[-+ #0-9.]*[a-z]$/.test(piece)) return text(literal(piece));
    const value = values[next] ?? missing('format');
    next += 1;
    return /^%[sdv]$/.test(piece) ? value : [unknown('unresolved', `the format ${piece} is not evaluated`)];
  });
  return concatTexts(pieces);
}

function join([separator, list]: readonly DataValue[]): DataValue {
  const between = knownText(separator?.[0]);
  if (between === undefined || list === undefined) return missing('join');
  return union(
    list.map((alternative) =>
      alternative.kind === 'list' && alternative.open === undefined
        ? concatTexts(alternative.items, between)
        : [unknown('unresolved', 'the joined list is not known')],
    ),
  );
}

function split([separator, value]: readonly DataValue[]): DataValue {
  const between = knownText(separator?.[0]);
  if (between === undefined || between === '' || value === undefined) return missing('split');
  return value.map((alternative) => {
    const pattern = patternOf(alternative);
    if (pattern === undefined || pattern.some((part) => part.kind === 'unknown' || part.kind === 'parameter'))
      return unknown('unresolved', 'where the text splits is not known');
    return { kind: 'list', items: splitPattern(pattern, between).map((piece) => text(piece)) };
  });
}

function overRecords(map: DataValue | undefined, items: (record: RecordValue) => readonly DataValue[]): DataValue {
  return (map ?? missing('keys')).map((alternative) => {
    if (alternative.kind !== 'record') return unknown('unresolved', 'the map is not known');
    return alternative.open === undefined
      ? { kind: 'list', items: items(alternative) }
      : { kind: 'list', items: items(alternative), open: alternative.open };
  });
}

function lengthOf(value: DataValue): DataValue {
  return value.map((alternative) => {
    if (alternative.kind === 'list' && alternative.open === undefined) return { kind: 'scalar', value: alternative.items.length };
    if (alternative.kind === 'record' && alternative.open === undefined) return { kind: 'scalar', value: alternative.members.size };
    return unknown('unresolved', 'the length is not known');
  });
}

function lookUp([map, key, fallback]: readonly DataValue[]): DataValue {
  return combine([map ?? missing('lookup'), key ?? missing('lookup')], ([record, name]) => {
    if (record?.kind !== 'record' || name === undefined) return [unknown('unresolved', 'the map is not known')];
    const exact = knownText(name);
    if (exact === undefined || record.open !== undefined) return union([at([record], name), fallback ?? []]);
    return record.members.get(exact) ?? fallback ?? missing('lookup');
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

/** A change of literal text; holes stay, as the values behind them would change too, so that the whole is unknown then. */
function changeText(change: (value: string) => string): TerraformFunction {
  return ([value]) =>
    (value ?? missing('text')).map((alternative) => {
      const known = changedPattern(patternOf(alternative), change);
      return known === undefined ? unknown('unresolved', 'a changed text whose parts are not all known') : { kind: 'text', pattern: known };
    });
}

/** Parameters are changed in their value; what AWS fills in is lower case and stays. */
function changedPattern(pattern: Pattern | undefined, change: (value: string) => string): Pattern | undefined {
  if (pattern === undefined) return undefined;
  if (pattern.length === 1) {
    const [part] = pattern;
    if (part?.kind === 'literal') return literal(change(part.text));
    const value = part?.kind === 'parameter' && part.value !== undefined ? literalText(part.value) : undefined;
    return part?.kind === 'parameter' && value !== undefined && change(value) === value
      ? pattern
      : value === undefined
        ? undefined
        : literal(change(value));
  }
  const changed = pattern.map((part) => changedPattern([part], change));
  return changed.every((part) => part !== undefined) ? concat(...changed) : undefined;
}

function cutText(cut: (value: string, end: string) => string): TerraformFunction {
  return ([value, end]) => {
    const known = knownText(end?.[0]);
    return known === undefined ? missing('trim') : changeText((one) => cut(one, known))([value ?? missing('trim')]);
  };
}

function replace([value, from, to]: readonly DataValue[]): DataValue {
  const search = knownText(from?.[0]);
  const replacement = knownText(to?.[0]);
  if (search === undefined || replacement === undefined || /^\/.*\/$/.test(search))
    return [unknown('unresolved', 'a replacement by a regular expression is not evaluated')];
  return changeText((one) => one.replaceAll(search, replacement))([value ?? missing('replace')]);
}

function substring([value, from, length]: readonly DataValue[]): DataValue {
  const start = Number(knownText(from?.[0]));
  const count = Number(knownText(length?.[0]));
  return (value ?? missing('substr')).map((alternative) => {
    const known = knownText(alternative);
    if (known === undefined || Number.isNaN(start) || Number.isNaN(count))
      return unknown('unresolved', 'a part of a text that is not known');
    return { kind: 'text', pattern: literal(known.slice(start, count < 0 ? undefined : start + count)) };
  });
}
