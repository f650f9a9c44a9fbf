import { concat, literal, literalText, type Pattern, splitPattern, unknownText } from '../../../model/pattern.ts';
import { Arguments } from '../calls/arguments.ts';
import type { Call } from '../calls/native.ts';
import type { Evaluator } from '../evaluator.ts';
import { literalOf } from '../refine.ts';
import { joinTexts, toText, valueOfPatterns } from '../text.ts';
import { type Alternative, EITHER_BOOLEAN, literalValue, scalarValue, textValue, unknownData, type Value } from '../value.ts';
import { join } from '../value-set.ts';

type TextMethod = (evaluator: Evaluator, pattern: Pattern, call: Call) => Value;

/** Methods of strings that keep or build text of which something is known. */
const TEXT_METHODS: Readonly<Record<string, TextMethod>> = {
  toString: (_: Evaluator, pattern: Pattern) => textValue(pattern),
  valueOf: (_: Evaluator, pattern: Pattern) => textValue(pattern),
  normalize: (_, pattern) => textValue(pattern),
  toLocaleLowerCase: (_, pattern) => mapLiterals(pattern, (text) => text.toLowerCase()),
  toLowerCase: (_, pattern) => mapLiterals(pattern, (text) => text.toLowerCase()),
  toLocaleUpperCase: (_, pattern) => mapLiterals(pattern, (text) => text.toUpperCase()),
  toUpperCase: (_, pattern) => mapLiterals(pattern, (text) => text.toUpperCase()),
  trim: (_, pattern) => textValue(trimEnd(trimStart(pattern))),
  trimStart: (_, pattern) => textValue(trimStart(pattern)),
  trimEnd: (_, pattern) => textValue(trimEnd(pattern)),
  concat: (evaluator, pattern, call) =>
    valueOfPatterns(joinTexts([[pattern], ...call.arguments.all().map((value) => toText(evaluator, value))])),
  split,
  replace: (evaluator, pattern, call) => replace(evaluator, pattern, call, false),
  replaceAll: (evaluator, pattern, call) => replace(evaluator, pattern, call, true),
  startsWith: (_, pattern, call) => testLiteral(pattern, call, (text, part) => text.startsWith(part)),
  endsWith: (_, pattern, call) => testLiteral(pattern, call, (text, part) => text.endsWith(part)),
  includes: (_, pattern, call) => testLiteral(pattern, call, (text, part) => text.includes(part)),
  slice: (_, pattern, call) => cut(pattern, call, (text, from, to) => text.slice(from, to)),
  substring: (_, pattern, call) => cut(pattern, call, (text, from, to) => text.substring(from, to)),
  substr: (_, pattern, call) => cut(pattern, call, (text, from, to) => text.slice(from, to === undefined ? undefined : from + to)),
  charAt: (_, pattern, call) => cut(pattern, call, (text, from) => text.charAt(from)),
  at: (_, pattern, call) => cut(pattern, call, (text, from) => text.at(from) ?? ''),
  padStart: (_, pattern, call) => pad(pattern, call, (text, length, fill) => text.padStart(length, fill)),
  padEnd: (_, pattern, call) => pad(pattern, call, (text, length, fill) => text.padEnd(length, fill)),
  repeat: (_, pattern, call) => cut(pattern, call, (text, count) => (count >= 0 && count < 100 ? text.repeat(count) : '')),
  indexOf: (_, pattern, call) => numberOf(pattern, call, (text, part) => text.indexOf(part)),
  lastIndexOf: (_, pattern, call) => numberOf(pattern, call, (text, part) => text.lastIndexOf(part)),
};

/** Methods of which only the kind of the result is told. */
const OTHER_METHODS = new Set([
  'match',
  'matchAll',
  'search',
  'test',
  'localeCompare',
  'codePointAt',
  'charCodeAt',
  'isWellFormed',
  'anchor',
  'link',
]);

export function isTextMethod(name: string): boolean {
  return Object.hasOwn(TEXT_METHODS, name) || OTHER_METHODS.has(name);
}

/** The result of a method of a string. */
export function callTextMethod(evaluator: Evaluator, receiver: Extract<Alternative, { kind: 'text' }>, name: string, call: Call): Value {
  const method = Object.hasOwn(TEXT_METHODS, name) ? TEXT_METHODS[name] : undefined;
  return method === undefined ? unknownData('event', `what ${name} finds in a text`) : method(evaluator, receiver.pattern, call);
}

function mapLiterals(pattern: Pattern, change: (text: string) => string): Value {
  return textValue(
    concat(
      pattern.map((part) => {
        if (part.kind === 'literal') return { kind: 'literal', text: change(part.text) };
        return part.kind === 'wildcard'
          ? part
          : { kind: 'unknown', cause: 'unresolved', reason: 'letters in upper or lower case of a name that is not known' };
      }),
    ),
  );
}

function trimStart(pattern: Pattern): Pattern {
  const [first, ...rest] = pattern;
  return first?.kind === 'literal' ? concat(literal(first.text.trimStart()), rest) : pattern;
}

function trimEnd(pattern: Pattern): Pattern {
  const last = pattern.at(-1);
  return last?.kind === 'literal' ? concat(pattern.slice(0, -1), literal(last.text.trimEnd())) : pattern;
}

/** The one literal text of an argument. */
function literalArgument(call: Call, index: number): string | undefined {
  const [only, ...others] = call.arguments.at(index);
  if (only === undefined || others.length > 0) return undefined;
  return literalOf(only);
}

function numberArgument(call: Call, index: number): number | undefined {
  const text = literalArgument(call, index);
  return text === undefined || text.trim() === '' ? undefined : Number(text);
}

/** The pieces between separators; where holes may hide a separator only those in front of the first such hole are told apart. */
function split(evaluator: Evaluator, pattern: Pattern, call: Call): Value {
  const [separatorValue] = call.arguments.at(0);
  const separator = literalArgument(call, 0);
  const text = literalText(pattern);
  if (separatorValue?.kind === 'regexp' && text !== undefined) {
    const expression = expressionOf(separatorValue);
    if (expression !== undefined)
      return evaluator.list(
        call.node,
        text.split(expression).map((piece) => literalValue(piece)),
      );
  }
  if (separator === undefined || separator === '')
    return evaluator.list(call.node, [unknownData('unresolved', 'a piece of a text')], false);
  const pieces = splitPattern(pattern, separator).map((piece) => valueOfPatterns([piece]));
  const hiding = pattern.findIndex(
    (part) => part.kind === 'unknown' || part.kind === 'environment' || part.kind === 'parameter' || part.kind === 'wildcard',
  );
  if (hiding < 0) return evaluator.list(call.node, pieces);
  const hole = pattern[hiding];
  const reason = hole !== undefined && 'reason' in hole ? hole.reason : 'a piece of a text';
  const cause = hole?.kind === 'unknown' ? hole.cause : 'unbound';
  const known = splitPattern(pattern.slice(0, hiding), separator).length - 1;
  const start = pieces.slice(0, known);
  const unknown = unknownData(cause, reason, evaluator.origin(call.node));
  return evaluator.openList(call.node, start, join(...pieces, unknown));
}

/** The expression as JavaScript's own, where its text is short enough to run safely on short literals. */
function expressionOf(alternative: Extract<Alternative, { kind: 'regexp' }>): RegExp | undefined {
  if (alternative.source.length > 60 || /[+*}]\)?[+*{]|\(\?/.test(alternative.source)) return undefined;
  try {
    return new RegExp(alternative.source, alternative.flags);
  } catch {
    return undefined;
  }
}

function replace(evaluator: Evaluator, pattern: Pattern, call: Call, all: boolean): Value {
  const [searched] = call.arguments.at(0);
  const replacements = call.arguments.at(1);
  const functions = replacements.filter(({ kind }) => kind === 'function' || kind === 'bound');
  const replacementTexts = functions.length > 0 ? [] : toText(evaluator, replacements);
  if (functions.length > 0)
    evaluator.perhaps(() =>
      evaluator.call(functions, { receiver: [], arguments: new Arguments([], unknownData('event', 'a part of a text')), node: call.node }),
    );
  const expression = searched?.kind === 'regexp' ? expressionOf(searched) : undefined;
  const text = searched === undefined ? undefined : literalOf(searched);
  if (replacementTexts.length === 0 || (expression === undefined && text === undefined))
    return textValue(unknownText('unresolved', 'a text with parts replaced'));
  return valueOfPatterns(replacementTexts.map((replacement) => replaceIn(pattern, expression ?? text ?? '', replacement, all)));
}

/** Replaces in the literal parts; a hole stays as it is unless the replacement may reach into it, which then is not known. */
function replaceIn(pattern: Pattern, searched: RegExp | string, replacement: Pattern, all: boolean): Pattern {
  const isGlobal = all || (searched instanceof RegExp && searched.global);
  const plain = literalText(replacement);
  let isDone = false;
  return concat(
    ...pattern.map((part): Pattern => {
      if (part.kind !== 'literal')
        return part.kind === 'reference' || part.kind === 'pseudo' || part.kind === 'wildcard' ? [part] : [{ ...asUnknown(part) }];
      if (isDone) return [part];
      if (plain !== undefined) {
        const changed =
          searched instanceof RegExp
            ? part.text.replace(searched, plain)
            : isGlobal
              ? part.text.replaceAll(searched, () => plain)
              : part.text.replace(searched, () => plain);
        isDone = !isGlobal && changed !== part.text;
        return literal(changed);
      }
      const pieces = part.text.split(searched instanceof RegExp ? new RegExp(searched.source, searched.flags) : searched);
      if (pieces.length === 1) return [part];
      const kept = isGlobal ? pieces : [pieces[0] ?? '', part.text.slice((pieces[0] ?? '').length + matchLength(part.text, searched))];
      isDone = !isGlobal;
      return concat(...kept.flatMap((piece, index) => (index === 0 ? [literal(piece)] : [replacement, literal(piece)])));
    }),
  );
}

function matchLength(text: string, searched: RegExp | string): number {
  return typeof searched === 'string' ? searched.length : (searched.exec(text)?.[0].length ?? 0);
}

/** A hole whose text was changed is another unknown, of the same cause. */
function asUnknown(part: Pattern[number]): Pattern[number] {
  if (part.kind === 'unknown') return part;
  if (part.kind === 'environment')
    return { kind: 'unknown', cause: 'unbound', reason: `${part.reason}, and parts of its value are replaced` };
  return part;
}

function testLiteral(pattern: Pattern, call: Call, test: (text: string, part: string) => boolean): Value {
  const text = literalText(pattern);
  const part = literalArgument(call, 0);
  return text === undefined || part === undefined ? EITHER_BOOLEAN : scalarValue(test(text, part));
}

function numberOf(pattern: Pattern, call: Call, count: (text: string, part: string) => number): Value {
  const text = literalText(pattern);
  const part = literalArgument(call, 0);
  return text === undefined || part === undefined ? unknownData('event', 'a position in a text') : scalarValue(count(text, part));
}

function cut(pattern: Pattern, call: Call, take: (text: string, from: number, to: number | undefined) => string): Value {
  const text = literalText(pattern);
  const from = call.arguments.has(0) ? numberArgument(call, 0) : 0;
  const to = call.arguments.has(1) ? numberArgument(call, 1) : undefined;
  if (text !== undefined && from !== undefined && !(call.arguments.has(1) && to === undefined)) return literalValue(take(text, from, to));
  const cause = pattern.find((part) => part.kind === 'unknown');
  return unknownData(cause?.kind === 'unknown' ? cause.cause : 'unresolved', 'a part of a text');
}

function pad(pattern: Pattern, call: Call, fill: (text: string, length: number, fill: string) => string): Value {
  const text = literalText(pattern);
  const length = numberArgument(call, 0);
  const filler = call.arguments.has(1) ? literalArgument(call, 1) : ' ';
  return text === undefined || length === undefined || filler === undefined
    ? unknownData('unresolved', 'a padded text')
    : literalValue(fill(text, length, filler));
}
