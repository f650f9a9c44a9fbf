import { concat, literalText, type Pattern, patternKey, unknownText } from '../../model/pattern.ts';
import type { Client } from '../sdk/client.ts';
import { reasonKey } from './event-data.ts';
import type { Alternative, UnknownAlternative, Value } from './value.ts';

/** Texts and numbers a value may have before they widen to one text with a hole. */
export const MAXIMUM_TEXTS = 32;

/** Objects, functions and clients a value may have before it widens to an unknown one. */
const MAXIMUM_REFERENCES = 128;

const keys = new WeakMap<Alternative, string>();

/** Equal for alternatives that mean the same. Unknowns differ by cause alone, whatever their reason, but data of the invocation and numbers are kept apart. */
export function alternativeKey(alternative: Alternative): string {
  let key = keys.get(alternative);
  if (key === undefined) {
    key = computeKey(alternative);
    keys.set(alternative, key);
  }
  return key;
}

function holeReason(part: Pattern[number]): string {
  return part.kind === 'unknown' ? reasonKey(part.reason) : '';
}

function computeKey(alternative: Alternative): string {
  switch (alternative.kind) {
    case 'text':
      return `t${alternative.undeclared === true ? '!' : ':'}${patternKey(alternative.pattern)}${alternative.pattern.map(holeReason).join('')}`;
    case 'scalar':
      return `s${String(alternative.value)}`;
    case 'absent':
      return alternative.missed === true ? 'a?' : 'a';
    case 'unknown':
      return `u${alternative.cause}${alternative.hides}${alternative.overflows === true ? '+' : ''}${reasonKey(alternative.reason)}`;
    case 'object':
      return `o${alternative.object.id}`;
    case 'function':
      return `f${alternative.closure.id}`;
    case 'class':
      return `c${alternative.class.id}`;
    case 'native':
      return `n${alternative.native.id}`;
    case 'method':
      return `m${alternative.name}/${alternativeKey(alternative.receiver)}`;
    case 'bound':
      return `b(${[alternative.target, alternative.receiver, ...alternative.leading].map(valueKey).join('|')})`;
    case 'accessor':
      return `g(${valueKey(alternative.get ?? [])}|${valueKey(alternative.set ?? [])})`;
    case 'regexp':
      return `r/${alternative.source}/${alternative.flags}`;
    case 'external':
      return `x${alternative.package}:${alternative.path.join('.')}`;
    case 'global':
      return `l${alternative.path}`;
    case 'namespace':
      return `d${alternative.module.file}`;
    case 'client':
      return clientKey(alternative.client);
    case 'command':
      return `q${alternative.command.service}:${alternative.command.operation}(${valueKey(alternative.command.input)})`;
  }
}

/** Clients are alike where their requests are. */
function clientKey(client: Client): string {
  const parts = [client.region, client.endpoint, client.parameters].map((value) => valueKey(value ?? []));
  return `k${client.service}/${client.style}/${client.credentials}/${parts.join('|')}`;
}

/** Equal for values with the same alternatives in the same order. */
function valueKey(value: Value): string {
  return value.map(alternativeKey).join('\u0001');
}

/** The union of the values; the first of two equal alternatives stays. */
export function join(...values: readonly Value[]): Value {
  const [first = [], ...rest] = values.filter((value) => value.length > 0);
  if (rest.every((value) => value === first)) return first;
  const found = new Map<string, Alternative>();
  for (const value of [first, ...rest]) {
    for (const alternative of value) {
      const key = alternativeKey(alternative);
      if (!found.has(key)) found.set(key, alternative);
    }
  }
  return found.size === first.length ? first : limit([...found.values()]);
}

/** True where every alternative of `part` is one of `whole`, or a number that is among the data of which nothing is known there. */
export function includes(whole: Value, part: Value): boolean {
  if (whole === part) return true;
  const known = new Set(whole.map(kindKey));
  const hasData = whole.some((alternative) => alternative.kind === 'unknown' && !alternative.hides);
  return part.every((alternative) => known.has(kindKey(alternative)) || (hasData && isNumber(alternative)));
}

function isNumber(alternative: Alternative): boolean {
  return alternative.kind === 'scalar' && typeof alternative.value === 'number';
}

/** Modelled functions made anew at each evaluation count as the same where they do the same. */
function kindKey(alternative: Alternative): string {
  if (alternative.kind !== 'native') return alternativeKey(alternative);
  return `n${alternative.native.name}(${alternative.native.encloses.map(valueKey).join('|')})`;
}

function limit(alternatives: readonly Alternative[]): Value {
  if (alternatives.length <= MAXIMUM_TEXTS) return alternatives;
  const plain = alternatives.filter(isPlain);
  const references = alternatives.filter((alternative) => !isPlain(alternative));
  const kept = plain.length > MAXIMUM_TEXTS ? widen(plain, 'it has more values than are kept apart') : plain;
  return references.length > MAXIMUM_REFERENCES
    ? [...kept, { kind: 'unknown', cause: 'unresolved', reason: 'it has more values than are kept apart', hides: true, overflows: true }]
    : [...kept, ...references];
}

function isPlain(alternative: Alternative): boolean {
  return alternative.kind === 'text' || alternative.kind === 'scalar';
}

/** The value with its texts replaced by what they have in common, and its numbers by an unknown. */
export function widen(value: Value, reason: string): Value {
  const unknown: UnknownAlternative = { kind: 'unknown', cause: 'unresolved', reason, hides: false };
  const texts = value.flatMap((alternative) => (alternative.kind === 'text' ? [alternative.pattern] : []));
  const hasNumbers = value.filter(isNumber).length > 1;
  const kept = value.filter(
    (alternative) => !(alternative.kind === 'text' && texts.length > 1) && !(hasNumbers && alternative.kind === 'scalar'),
  );
  const common: Value = texts.length > 1 ? [{ kind: 'text', pattern: commonPattern(texts, reason) }] : [];
  return join(kept, common, hasNumbers ? [unknown] : []);
}

/** What all the patterns begin and end with, an unknown part between. */
function commonPattern(patterns: readonly Pattern[], reason: string): Pattern {
  const [first = [], ...rest] = patterns;
  const prefix = rest.reduce<Pattern>((shared, pattern) => commonPrefix(shared, pattern), first);
  return concat(prefix, unknownText('unresolved', reason));
}

function commonPrefix(a: Pattern, b: Pattern): Pattern {
  const shared: Pattern[number][] = [];
  for (const [index, part] of a.entries()) {
    const other = b[index];
    if (other === undefined) break;
    if (patternKey([part]) === patternKey([other]) && part.kind !== 'unknown') {
      shared.push(part);
      continue;
    }
    const left = literalText([part]);
    const right = literalText([other]);
    if (left !== undefined && right !== undefined) {
      let length = 0;
      while (length < Math.min(left.length, right.length) && left[length] === right[length]) length += 1;
      if (length > 0) shared.push({ kind: 'literal', text: left.slice(0, length) });
    }
    break;
  }
  return shared;
}
