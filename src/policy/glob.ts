import type { Pattern } from '../model/pattern.ts';
import { patternKey } from '../model/pattern.ts';
import type { PolicyVersion } from './document.ts';

/** One sign of a glob: a code point, or one of the wildcards and variables below (all negative). */
export type GlobSign = number;

/** One character of any kind: `?`. */
export const ANY_ONE = -1;
/** Any run of characters: `*`. */
export const ANY_RUN = -2;
/** A run without `:`, for the partition, region and account of an ARN. */
export const RUN_WITHOUT_COLON = -3;
/** A run without `:` and `/`, for the names of buckets, tables, queues and topics. */
export const RUN_WITHOUT_SEPARATOR = -4;
/** This and everything below stands for one unknown value: a policy variable or a hole. */
const FIRST_VARIABLE = -5;

/** A set of texts by their form. */
export interface Glob {
  readonly signs: readonly GlobSign[];
  /** True where part of it is one unknown value. */
  readonly hasVariable: boolean;
}

const variables = new Map<string, GlobSign>();

/** The sign of a variable; the same for the same name. */
function variableSign(name: string): GlobSign {
  let sign = variables.get(name);
  if (sign === undefined) {
    sign = FIRST_VARIABLE - variables.size;
    variables.set(name, sign);
  }
  return sign;
}

export function isVariable(sign: GlobSign): boolean {
  return sign <= FIRST_VARIABLE;
}

/** True for the signs that match a run of any length. */
export function isRun(sign: GlobSign): boolean {
  return sign <= ANY_RUN && sign > FIRST_VARIABLE;
}

/** The glob of these signs; in a run of wildcards every `?` comes before the one `*`, which matches the same texts. */
export function globOf(signs: readonly GlobSign[]): Glob {
  const ordered: GlobSign[] = [];
  for (const sign of signs) {
    if (ordered.at(-1) === ANY_RUN && sign === ANY_ONE) ordered.splice(-1, 0, ANY_ONE);
    else if (ordered.at(-1) !== ANY_RUN || sign !== ANY_RUN) ordered.push(sign);
  }
  return { signs: ordered, hasVariable: ordered.some(isVariable) };
}

/**
 * The glob of a text as IAM reads it: `*` and `?` are wildcards; from version 2012-10-17 on `${*}`, `${?}` and `${$}` are those characters and any other
 * `${...}` is a variable.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
export function parseGlob(text: string, version: PolicyVersion): Glob {
  return globOf(signsOf(text, version, (character) => (character === '*' ? ANY_RUN : character === '?' ? ANY_ONE : codePoint(character))));
}

/** The same for a text in which `*` and `?` are plain characters, as in the values of `StringEquals`. */
export function parsePlainText(text: string, version: PolicyVersion): Glob {
  return globOf(signsOf(text, version, codePoint));
}

function signsOf(text: string, version: PolicyVersion, sign: (character: string) => GlobSign): GlobSign[] {
  const variablesFrom = version === '2012-10-17' ? text.indexOf('${') : -1;
  if (variablesFrom < 0) return Array.from(text, sign);
  const signs = Array.from(text.slice(0, variablesFrom), sign);
  for (const [found, variable] of text.slice(variablesFrom).matchAll(/\$\{([^}]*)\}|[\s\S]/gu)) {
    if (variable === undefined) signs.push(sign(found));
    else if (variable === '*' || variable === '?' || variable === '$') signs.push(codePoint(variable));
    else signs.push(variableSign(variableName(variable)));
  }
  return signs;
}

/** Context keys have no case; the default that may stand behind the key has. */
function variableName(written: string): string {
  const [key = '', ...fallback] = written.split(',');
  return [key.trim().toLowerCase(), ...fallback.map((text) => text.trim())].join(',');
}

/** The glob of a pattern; a hole is a variable. */
export function patternGlob(pattern: Pattern): Glob {
  return globOf(
    pattern.flatMap((part) => {
      if (part.kind === 'literal') return characters(part.text);
      if (part.kind === 'wildcard') return [...part.text].map((sign) => (sign === '*' ? ANY_RUN : ANY_ONE));
      return [variableSign(patternKey([part]))];
    }),
  );
}

/** The glob of exactly this text. */
export function literalGlob(text: string): Glob {
  return { signs: characters(text), hasVariable: false };
}

/** The glob of one value that is not known; the same value for the same name. */
export function variableGlob(name: string): Glob {
  return { signs: [variableSign(name)], hasVariable: true };
}

/** The texts that the glob may match, whatever values its variables have. */
export function withoutVariables(glob: Glob): Glob {
  return glob.hasVariable ? globOf(glob.signs.map((sign) => (isVariable(sign) ? ANY_RUN : sign))) : glob;
}

/** True for the glob that every text matches. */
export function matchesEverything(glob: Glob): boolean {
  return glob.signs.length === 1 && glob.signs[0] === ANY_RUN;
}

/** True where the two certainly have no text in common, by the characters that they begin with. */
export function beginApart(a: Glob, b: Glob): boolean {
  const length = Math.min(a.signs.length, b.signs.length);
  for (let index = 0; index < length; index++) {
    const left = a.signs[index] ?? 0;
    const right = b.signs[index] ?? 0;
    if (left < 0 || right < 0) return false;
    if (left !== right) return true;
  }
  return false;
}

const COLON = 58;
const services = new WeakMap<Glob, string>();

/** The third part of a pattern of ARNs, where all that match have just that one; `''` where it is not known. */
function serviceOf(glob: Glob): string {
  const known = services.get(glob) ?? findService(glob.signs);
  services.set(glob, known);
  return known;
}

function findService(signs: readonly GlobSign[]): string {
  let part = 0;
  let service = '';
  for (const sign of signs) {
    if (sign === COLON) {
      part++;
      if (part === 3) return service;
    } else if (part === 2 && sign >= 0) service += String.fromCodePoint(sign);
    else if (part !== 1 || (sign < 0 && sign !== RUN_WITHOUT_COLON)) {
      if (part !== 0 || sign < 0) return '';
    }
  }
  return '';
}

/** True where the two are patterns of ARNs of different services. */
export function servicesApart(a: Glob, b: Glob): boolean {
  const service = serviceOf(a);
  if (service === '') return false;
  const other = serviceOf(b);
  return other !== '' && service !== other;
}

/** True where the two certainly have no text in common, by the characters that they end with. */
export function endApart(a: Glob, b: Glob): boolean {
  const length = Math.min(a.signs.length, b.signs.length);
  for (let index = 1; index <= length; index++) {
    const left = a.signs[a.signs.length - index] ?? 0;
    const right = b.signs[b.signs.length - index] ?? 0;
    if (left < 0 || right < 0) return false;
    if (left !== right) return true;
  }
  return false;
}

export function sameGlob(a: Glob, b: Glob): boolean {
  return a === b || (a.signs.length === b.signs.length && a.signs.every((sign, index) => sign === b.signs[index]));
}

function characters(text: string): GlobSign[] {
  return Array.from(text, codePoint);
}

function codePoint(character: string): number {
  return character.codePointAt(0) ?? 0;
}
