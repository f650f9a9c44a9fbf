import { type DataAlternative, type DataValue, text, unknown } from '../../model/data-value.ts';
import { concat, literal, literalText, type Pattern, splitPattern, substitute } from '../../model/pattern.ts';
import { combine, concatTexts, knownText, patternOf, union } from '../data-values.ts';
import type { TerraformFunction } from './functions.ts';

/** The functions on texts: https://developer.hashicorp.com/terraform/language/functions#string-functions. */
export const TEXT_FUNCTIONS: ReadonlyMap<string, TerraformFunction> = new Map<string, TerraformFunction>([
  ['chomp', changeText((value) => value.replace(/(\r?\n)+$/, ''))],
  ['endswith', compareTexts((value, end) => value.endsWith(end))],
  ['format', ([template, ...values]) => format(template, values)],
  ['formatlist', formatList],
  ['indent', ([spaces, value]) => indent(spaces, value)],
  ['join', join],
  ['lower', changeText((value) => value.toLowerCase())],
  ['regex', ([pattern, value]) => firstMatch(pattern, value)],
  ['replace', replace],
  ['split', split],
  ['startswith', compareTexts((value, start) => value.startsWith(start))],
  ['strcontains', compareTexts((value, part) => value.includes(part))],
  ['strrev', changeText((value) => [...value].reverse().join(''))],
  ['substr', substring],
  ['title', changeText((value) => value.replace(/(?<![\p{L}\p{N}_])\p{L}/gu, (letter) => letter.toUpperCase()))],
  ['trim', cutText(trimSigns)],
  ['trimprefix', cutText((value, end) => (value.startsWith(end) ? value.slice(end.length) : value))],
  ['trimspace', changeText((value) => value.trim())],
  ['trimsuffix', cutText((value, end) => (value.endsWith(end) ? value.slice(0, -end.length) : value))],
  ['upper', changeText((value) => value.toUpperCase())],
  ['base64decode', changeText((value) => Buffer.from(value, 'base64').toString('utf8'))],
  ['base64encode', changeWhole((value) => Buffer.from(value).toString('base64'))],
  ['urlencode', changeWhole((value) => encodeURIComponent(value).replaceAll('%20', '+'))],
]);

function notKnown(reason: string): DataValue {
  return [unknown('unresolved', reason)];
}

function given(value: DataValue | undefined): DataValue {
  return value ?? notKnown('a function has too few arguments');
}

/** `%s`, `%d` and `%v` take the next argument; a width or precision would change the text, so that is unknown. */
function format(template: DataValue | undefined, values: readonly DataValue[]): DataValue {
  const pattern = template?.length === 1 ? knownText(template[0]) : undefined;
  if (pattern === undefined) return notKnown('the format is not known');
  let next = 0;
  const pieces = pattern.split(/(%%|%[-+ #0-9.]*[a-z])/).map((piece): DataValue => {
    if (piece === '%%') return text(literal('%'));
    if (!/^%[-+ #0-9.]*[a-z]$/.test(piece)) return text(literal(piece));
    const value = given(values[next]);
    next += 1;
    if (piece === '%q') return concatTexts([text(literal('"')), value, text(literal('"'))]);
    return /^%[sdv]$/.test(piece) ? value : formatNumber(piece, value);
  });
  return concatTexts(pieces);
}

/** `%02d` and its like. */
function formatNumber(piece: string, value: DataValue): DataValue {
  const [, fill, width] = /^%(0?)(\d+)d$/.exec(piece) ?? [];
  return value.map((alternative) => {
    const known = knownText(alternative);
    if (width === undefined || known === undefined || !/^\d+$/.test(known))
      return unknown('unresolved', `the format ${piece} is not evaluated`);
    return { kind: 'text', pattern: literal(known.padStart(Number(width), fill === '0' ? '0' : ' ')) };
  });
}

/** Lists are taken item by item, all else stays the same for each. */
function formatList([template, ...values]: readonly DataValue[]): DataValue {
  return combine(values, (alternatives) => {
    const lists = alternatives.flatMap((alternative) => (alternative.kind === 'list' ? [alternative] : []));
    const [first] = lists;
    if (first === undefined || lists.some(({ items, open }) => open !== undefined || items.length !== first.items.length))
      return notKnown('the lists of a format are not known');
    const items = first.items.map((_, index) =>
      format(
        template,
        alternatives.map((alternative) => (alternative.kind === 'list' ? (alternative.items[index] ?? []) : [alternative])),
      ),
    );
    return [{ kind: 'list', items }];
  });
}

function indent(spaces: DataValue | undefined, value: DataValue | undefined): DataValue {
  const count = Number(knownText(spaces?.[0]));
  if (Number.isNaN(count) || count > 1000) return notKnown('the indentation is not known');
  const blanks = `\n${' '.repeat(count)}`;
  return given(value).map((alternative) => {
    const pattern = patternOf(alternative);
    if (pattern === undefined) return unknown('unresolved', 'a text is expected');
    const parts = pattern.map((part) => (part.kind === 'literal' ? { ...part, text: part.text.replaceAll('\n', blanks) } : part));
    return { kind: 'text', pattern: concat(parts) };
  });
}

function join([separator, ...lists]: readonly DataValue[]): DataValue {
  const between = knownText(separator?.[0]);
  if (between === undefined || lists.length === 0) return notKnown('the separator is not known');
  return combine(lists, (alternatives) => {
    const items: DataValue[] = [];
    for (const alternative of alternatives) {
      if (alternative.kind !== 'list' || alternative.open !== undefined) return notKnown('the joined list is not known');
      items.push(...alternative.items);
    }
    return concatTexts(items, between);
  });
}

function split([separator, value]: readonly DataValue[]): DataValue {
  const between = knownText(separator?.[0]);
  if (between === undefined) return notKnown('the separator is not known');
  return given(value).map((alternative) => {
    const pattern = patternOf(alternative);
    if (pattern === undefined || between === '' || pattern.some((part) => part.kind === 'unknown'))
      return unknown('unresolved', 'where the text splits is not known');
    // What a variable holds may split, too.
    const spelled = substitute(pattern, (hole) =>
      hole.kind === 'parameter' && (hole.value === undefined || literalText(hole.value)?.includes(between) !== false)
        ? (hole.value ?? [hole])
        : [hole],
    );
    if (spelled.some((part) => part.kind === 'parameter' && part.value === undefined))
      return unknown('unresolved', 'where the text splits is not known');
    return { kind: 'list', items: splitPattern(spelled, between).map((piece) => text(piece)) };
  });
}

/** A change of literal text; holes stay, as the values behind them would change too, so that the whole is unknown then. */
function changeText(change: (value: string) => string): TerraformFunction {
  return ([value]) =>
    given(value).map((alternative) => {
      const known = changedPattern(patternOf(alternative), change);
      return known === undefined ? unknown('unresolved', 'a changed text whose parts are not all known') : { kind: 'text', pattern: known };
    });
}

/** Of a change that does not go piece by piece. */
function changeWhole(change: (value: string) => string): TerraformFunction {
  return ([value]) =>
    given(value).map((alternative) => {
      const known = knownText(alternative);
      return known === undefined
        ? unknown('unresolved', 'a changed text whose parts are not all known')
        : { kind: 'text', pattern: literal(change(known)) };
    });
}

/** Parameters are changed in their value; what AWS fills in is lower case and stays. */
function changedPattern(pattern: Pattern | undefined, change: (value: string) => string): Pattern | undefined {
  if (pattern === undefined) return undefined;
  if (pattern.length === 0) return pattern;
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
    if (known === undefined) return notKnown('what is cut off is not known');
    return given(value).map((alternative): DataAlternative => {
      const whole = knownText(alternative);
      if (whole !== undefined) return changeText((one) => cut(one, known))([[alternative]])[0] ?? alternative;
      return unknown('unresolved', 'a changed text whose parts are not all known');
    });
  };
}

function trimSigns(value: string, signs: string): string {
  const isSign = (index: number) => signs.includes(value.charAt(index));
  let start = 0;
  let end = value.length;
  while (start < end && isSign(start)) start += 1;
  while (end > start && isSign(end - 1)) end -= 1;
  return value.slice(start, end);
}

function compareTexts(compare: (value: string, part: string) => boolean): TerraformFunction {
  return ([value, part]) =>
    combine([given(value), given(part)], (alternatives) => {
      const [left, right] = alternatives.map(knownText);
      return left === undefined || right === undefined
        ? notKnown('a compared text is not known')
        : [{ kind: 'scalar', value: compare(left, right) }];
    });
}

function replace([value, from, to]: readonly DataValue[]): DataValue {
  const search = knownText(from?.[0]);
  if (search === undefined || search === '') return notKnown('what is replaced is not known');
  const expression = /^\/(.+)\/$/s.exec(search)?.[1];
  return combine([given(value), given(to)], ([whole, instead]) => {
    const replacement = instead === undefined ? undefined : patternOf(instead);
    const known = knownText(instead);
    if (whole === undefined || replacement === undefined) return notKnown('what stands instead is not known');
    if (expression !== undefined) return replaceMatches(whole, expression, known);
    if (known !== undefined) return changeText((one) => one.replaceAll(search, known))([[whole]]);
    const text = knownText(whole);
    if (text === undefined) return notKnown('a changed text whose parts are not all known');
    const pieces = text.split(search).flatMap((piece, index) => (index === 0 ? [literal(piece)] : [replacement, literal(piece)]));
    return [{ kind: 'text', pattern: concat(...pieces) }];
  });
}

function replaceMatches(whole: DataAlternative, expression: string, replacement: string | undefined): DataValue {
  const compiled = simpleExpression(expression, 'g');
  if (compiled === undefined || replacement === undefined || replacement.includes('$'))
    return notKnown('a replacement by this regular expression is not evaluated');
  return changeWhole((one) => one.replace(compiled, () => replacement))([[whole]]);
}

/** RE2 and JavaScript agree on these; nested repetitions are refused, as they may take without end. */
function simpleExpression(expression: string, flags: string): RegExp | undefined {
  if (!/^(\[\^?[\w\s.:/\\-]+\]|\\[dDwWsS./-]|[\w\s:/_-]|[+*?.^$|])*$/.test(expression)) return undefined;
  try {
    return new RegExp(expression, flags);
  } catch {
    return undefined;
  }
}

function firstMatch(pattern: DataValue | undefined, value: DataValue | undefined): DataValue {
  const expression = simpleExpression(knownText(pattern?.[0]) ?? '(', '');
  const whole = knownText(value?.[0]);
  const found = expression === undefined || whole === undefined || value?.length !== 1 ? undefined : expression.exec(whole)?.[0];
  return found === undefined ? notKnown('what a regular expression finds is not known') : text(literal(found));
}

function substring([value, from, length]: readonly DataValue[]): DataValue {
  const start = Number(knownText(from?.[0]));
  const count = Number(knownText(length?.[0]));
  return union(
    given(value).map((alternative): DataValue => {
      const known = knownText(alternative);
      if (known === undefined || Number.isNaN(start) || Number.isNaN(count)) return notKnown('a part of a text that is not known');
      const signs = [...known];
      const first = start < 0 ? Math.max(0, signs.length + start) : start;
      return text(literal(signs.slice(first, count < 0 ? undefined : first + count).join('')));
    }),
  );
}
