import { concat, literal, type Pattern, unknownText } from '../../model/pattern.ts';
import { primitiveOf } from './calls/implicit-methods.ts';
import type { Evaluator } from './evaluator.ts';
import type { Alternative, Value } from './value.ts';
import { textValue, unknownData } from './value.ts';
import { join, MAXIMUM_TEXTS } from './value-set.ts';

/** What `String(value)` may be, one pattern per alternative. */
export function toText(evaluator: Evaluator, value: Value): readonly Pattern[] {
  return value.flatMap((alternative) => {
    if (alternative.kind === 'absent' && alternative.missed === true && value.length > 1) return [];
    return alternativeText(evaluator, alternative);
  });
}

function alternativeText(evaluator: Evaluator, alternative: Alternative): readonly Pattern[] {
  switch (alternative.kind) {
    case 'text':
      return [alternative.pattern];
    case 'scalar':
      return [literal(String(alternative.value))];
    case 'absent':
      return [literal('undefined')];
    case 'unknown':
      return [unknownText(alternative.cause, alternative.reason, alternative.origin)];
    case 'object': {
      const contents = evaluator.contents(alternative.object);
      if (alternative.object.kind === 'url') return toText(evaluator, contents.members.get('href') ?? []);
      if (alternative.object.kind === 'list' && contents.isExact)
        return joinTexts(
          contents.items.map((item) => toText(evaluator, item)),
          literal(','),
        );
      const text = primitiveOf(evaluator, alternative, 'string');
      return text === undefined ? [unknownText('unresolved', 'text of an object')] : toText(evaluator, text);
    }
    case 'regexp':
      return [literal(`/${alternative.source}/${alternative.flags}`)];
    default:
      return [unknownText('unresolved', `text of a ${alternative.kind}`)];
  }
}

/** Every way to put one alternative of each piece in a row. More than are kept apart give one text with the known pieces and holes. */
export function joinTexts(pieces: readonly (readonly Pattern[])[], separator: Pattern = []): readonly Pattern[] {
  let combinations: readonly Pattern[] = [[]];
  const count = pieces.reduce((product, piece) => product * Math.max(piece.length, 1), 1);
  for (const [index, piece] of pieces.entries()) {
    const alternatives =
      count > MAXIMUM_TEXTS && piece.length > 1 ? [unknownText('unresolved', 'it has more values than are kept apart')] : piece;
    const before = index === 0 ? [] : separator;
    combinations = combinations.flatMap((start) => alternatives.map((pattern) => concat(start, before, pattern)));
  }
  return combinations;
}

/** The value that is one of the patterns. A text of which nothing is known is unknown data. */
export function valueOfPatterns(patterns: readonly Pattern[]): Value {
  return join(...patterns.map((pattern) => patternValue(pattern)));
}

function patternValue(pattern: Pattern): Value {
  const [only] = pattern;
  if (pattern.length === 1 && only?.kind === 'unknown') return unknownData(only.cause, only.reason, only.origin);
  return textValue(pattern);
}

/** A text as it stands in a file: a character that could not be read is a part that is not known, and no policy could hold it. */
export function writtenText(text: string): Pattern {
  if (!text.includes('\uFFFD')) return literal(text);
  const [first = '', ...others] = text.split(/\uFFFD+/);
  const unreadable = unknownText('unresolved', 'it has characters that are no UTF-8 in the file');
  return concat(literal(first), ...others.flatMap((piece) => [unreadable, literal(piece)]));
}
