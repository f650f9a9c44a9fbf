import { ABSENT, type DataAlternative, type DataValue } from '../../../model/data-value.ts';
import type { Origin } from '../../../model/origin.ts';
import type { Pattern } from '../../../model/pattern.ts';
import { isSurelyUnset, type Setting } from '../../../model/setting.ts';
import { knownText, patternOf, union } from '../../data-values.ts';
import { branches } from '../branches.ts';
import type { Evaluation } from '../evaluation.ts';
import type { Resource } from '../template.ts';
import { member, type TemplateNode } from '../template-node.ts';

/** Reads one alternative of a value; `undefined` where it has not the form that is asked for. */
export type ReadAlternative<Value> = (alternative: DataAlternative) => Value | undefined;

/** What a template says at a path of keys below the properties of a resource. */
export function readSetting<Value>(
  evaluation: Evaluation,
  resource: Pick<Resource, 'properties' | 'origin'>,
  path: readonly string[],
  read: ReadAlternative<Value>,
): Setting<Value> {
  const value = valueAt(evaluation, resource.properties, path);
  return settingOf(value, read, originAt(resource.properties, path) ?? resource.origin);
}

/** The setting that a value is, each alternative read by `read`. */
export function settingOf<Value>(value: DataValue, read: ReadAlternative<Value>, origin: Origin): Setting<Value> {
  const values: Value[] = [];
  let unknown: string | undefined;
  for (const alternative of value) {
    if (alternative.kind === 'absent') continue;
    const known = alternative.kind === 'unknown' ? undefined : read(alternative);
    if (known !== undefined) values.push(known);
    else unknown ??= alternative.kind === 'unknown' ? alternative.reason : 'its value is known only when the template is deployed';
  }
  const mayBeUnset = value.some(({ kind }) => kind === 'absent');
  return { values: [...new Set(values)], mayBeUnset, origin, ...(unknown === undefined ? {} : { unknown }) };
}

/** The first of several settings that every deployment has, else the first that some may have; unset where there is none. */
export function firstSet<Value>(settings: readonly Setting<Value>[], origin: Origin): Setting<Value> {
  const set = settings.find(({ values, mayBeUnset }) => values.length > 0 && !mayBeUnset);
  return set ?? settings.find((setting) => !isSurelyUnset(setting)) ?? { values: [], mayBeUnset: true, origin };
}

/** The whole text of an alternative. */
export const asText: ReadAlternative<string> = knownText;

/** The text of an alternative, its unknown parts as holes. */
export const asPattern: ReadAlternative<Pattern> = patternOf;

/** A number, also one that is written as a text. */
export function asNumber(alternative: DataAlternative): number | undefined {
  const text = knownText(alternative);
  return text === undefined || text.trim() === '' || Number.isNaN(Number(text)) ? undefined : Number(text);
}

/** That there is something, whatever it is. */
export function asPresence(): true {
  return true;
}

/** The value at a path of keys, through every condition on the way. */
export function valueAt(evaluation: Evaluation, node: TemplateNode, path: readonly string[]): DataValue {
  const [first, ...rest] = path;
  if (first === undefined) return evaluation.value(node);
  return rest.reduce<DataValue>(
    (value, key) => union(value.map((alternative) => memberAt(alternative, key))),
    evaluation.value(member(node, first)),
  );
}

function memberAt(alternative: DataAlternative, key: string): DataValue {
  if (alternative.kind === 'record') return alternative.members.get(key) ?? (alternative.open === undefined ? ABSENT : [alternative.open]);
  return alternative.kind === 'unknown' ? [alternative] : ABSENT;
}

/** Where the value at a path of keys stands. */
function originAt(node: TemplateNode, path: readonly string[]): Origin | undefined {
  let current: TemplateNode | undefined = node;
  let origin: Origin | undefined;
  for (const key of path) {
    current = branches(member(current, key))[0];
    if (current === undefined) return origin;
    origin = current.origin;
  }
  return origin;
}
