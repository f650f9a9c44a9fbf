import { concat, literal, literalText } from '../../../model/pattern.ts';
import { primitives } from '../calls/implicit-methods.ts';
import type { Call, NativeBody } from '../calls/native.ts';
import type { Evaluator } from '../evaluator.ts';
import { NUMBER_FROM_TEXT } from '../event-data.ts';
import { booleanOf } from '../expressions/comparison.ts';
import { literalOf } from '../refine.ts';
import { toText, valueOfPatterns } from '../text.ts';
import { truthOf } from '../truth.ts';
import { literalValue, scalarValue, unknownData, type Value } from '../value.ts';
import { join } from '../value-set.ts';

/** `String(x)`, `Number(x)`, `Boolean(x)`, `encodeURIComponent(x)` and their like. */
export const CONVERSIONS: Readonly<Record<string, NativeBody>> = {
  String: (evaluator, call) => (call.arguments.has(0) ? valueOfPatterns(toText(evaluator, call.arguments.at(0))) : literalValue('')),
  Number: (evaluator, call) => numberOf(primitives(evaluator, call.arguments.at(0), 'number', call.node), Number),
  parseInt: parseInteger,
  parseFloat: (evaluator, call) => numberOf(primitives(evaluator, call.arguments.at(0), 'string', call.node), Number.parseFloat),
  'Number.parseInt': parseInteger,
  'Number.parseFloat': (evaluator, call) => numberOf(primitives(evaluator, call.arguments.at(0), 'string', call.node), Number.parseFloat),
  Boolean: (_, call) => booleanOf(truthOf(call.arguments.at(0))),
  encodeURIComponent: (evaluator, call) => mapText(toText(evaluator, call.arguments.at(0)), encodeURIComponent),
  encodeURI: (evaluator, call) => mapText(toText(evaluator, call.arguments.at(0)), encodeURI),
  decodeURIComponent: (evaluator, call) => mapText(toText(evaluator, call.arguments.at(0)), decode),
  decodeURI: (evaluator, call) => mapText(toText(evaluator, call.arguments.at(0)), decode),
};

function parseInteger(evaluator: Evaluator, call: Call): Value {
  const [radix, ...others] = call.arguments.at(1);
  if (others.length > 0 || radix === undefined || (radix.kind !== 'absent' && radix.kind !== 'scalar'))
    return unknownData('event', NUMBER_FROM_TEXT);
  const base = radix.kind === 'scalar' ? Number(radix.value) : undefined;
  return numberOf(primitives(evaluator, call.arguments.at(0), 'string', call.node), (text) => Number.parseInt(text, base));
}

function numberOf(value: Value, convert: (text: string) => number): Value {
  return join(
    ...value.map((alternative) => {
      const text = literalOf(alternative);
      const number = text === undefined ? Number.NaN : convert(text);
      return Number.isNaN(number)
        ? unknownData(alternative.kind === 'unknown' ? alternative.cause : 'event', NUMBER_FROM_TEXT)
        : scalarValue(number);
    }),
  );
}

/** Holes stay what they are: names of resources need no escape. */
function mapText(patterns: ReturnType<typeof toText>, change: (text: string) => string): Value {
  return valueOfPatterns(
    patterns.map((pattern) => concat(...pattern.map((part) => (part.kind === 'literal' ? literal(change(part.text)) : [part])))),
  );
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The literal text of a value, where it is one. */
export function onlyText(patterns: ReturnType<typeof toText>): string | undefined {
  const [only, ...others] = patterns;
  return only === undefined || others.length > 0 ? undefined : literalText(only);
}
