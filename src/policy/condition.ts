import type { Pattern } from '../model/pattern.ts';
import { patternKey } from '../model/pattern.ts';
import type { Condition } from '../model/requirement.ts';
import { canonicalText } from './iam-text.ts';
import { compareText } from './order.ts';

/** The condition with operators, keys and values in order and repeated values dropped; `undefined` where it has no clause. */
export function canonicalCondition(condition: Condition | undefined): Condition | undefined {
  const operators = Object.entries(condition ?? {})
    .map(([operator, keys]) => [operator, canonicalKeys(keys)] as const)
    .filter(([, keys]) => Object.keys(keys).length > 0)
    .sort(([a], [b]) => compareText(a, b));
  return operators.length === 0 ? undefined : Object.fromEntries(operators);
}

/** Operator -> key -> values as an output writes them. */
export type RenderedCondition<Text = string> = Record<string, Record<string, Text[]>>;

/** The canonical form of the condition, each value written by `render`. */
export function renderCondition<Text>(condition: Condition, render: (pattern: Pattern) => Text): RenderedCondition<Text> {
  return mapValues(canonicalCondition(condition) ?? {}, (keys) => mapValues(keys, (values) => values.map(render)));
}

/** A text that is equal exactly for conditions with the same clauses; `''` where there is no condition. */
export function conditionKey(condition: Condition | undefined): string {
  const canonical = canonicalCondition(condition);
  return canonical === undefined ? '' : JSON.stringify(renderCondition(canonical, patternKey));
}

/** The condition as one line of JSON, its values as canonical text. */
export function conditionText(condition: Condition): string {
  return JSON.stringify(renderCondition(condition, canonicalText));
}

function mapValues<From, To>(record: Readonly<Record<string, From>>, map: (value: From) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
}

function canonicalKeys(keys: Readonly<Record<string, readonly Pattern[]>>): Readonly<Record<string, readonly Pattern[]>> {
  return Object.fromEntries(
    Object.entries(keys)
      .map(([key, values]) => [key, uniquePatterns(values)] as const)
      .sort(([a], [b]) => compareText(a, b)),
  );
}

/** The patterns sorted by their canonical text, each once. */
export function uniquePatterns(patterns: readonly Pattern[]): Pattern[] {
  const distinct = new Map(patterns.map((pattern) => [patternKey(pattern), pattern]));
  return [...distinct]
    .sort(([a, one], [b, other]) => compareText(canonicalText(one), canonicalText(other)) || compareText(a, b))
    .map(([, pattern]) => pattern);
}
