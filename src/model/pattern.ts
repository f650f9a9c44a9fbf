import type { Origin } from './origin.ts';

/**
 * A piece of text of which some parts may be unknown: an ARN, a name, a URL. Parts stand in reading order; `[]` is the empty string.
 * A hole stands for ONE unknown value, a wildcard for all values.
 */
export type Pattern = readonly PatternPart[];

export type PatternPart = Literal | Wildcard | Hole;

export type Hole = EnvironmentHole | ReferenceHole | ParameterHole | PseudoHole | UnknownHole;

/** Text as it is. A `*` or `?` in it is that character, never an IAM wildcard. */
export interface Literal {
  readonly kind: 'literal';
  readonly text: string;
}

/** What IAM reads as a wildcard: `*`, `?` or a run of them. */
export interface Wildcard {
  readonly kind: 'wildcard';
  readonly text: string;
}

/** The value of an environment variable that no template or flag binds. */
export interface EnvironmentHole {
  readonly kind: 'environment';
  readonly name: string;
  readonly reason: string;
  readonly origin?: Origin;
}

/**
 * An attribute of a resource that the project declares. Whole ARNs and URLs are written out around the name wherever their form is known,
 * so `attribute` is `name` for nearly all references.
 */
export interface ReferenceHole {
  readonly kind: 'reference';
  /** CloudFormation or serverless logical id, Terraform address, CDK construct path. */
  readonly resource: string;
  /** `name`, or the description language's own attribute name. */
  readonly attribute: string;
  /** `AWS::DynamoDB::Table`, `aws_dynamodb_table`. */
  readonly type: string;
  /** The declared name, else the shape of the name that the deployment generates; absent where neither is known. */
  readonly value?: Pattern;
  readonly reason: string;
  readonly origin?: Origin;
}

/** A template parameter or variable; `value` is its given or default value. */
export interface ParameterHole {
  readonly kind: 'parameter';
  readonly name: string;
  readonly value?: Pattern;
  /** True where `value` is only the default, which a deployment may override. */
  readonly isDefault: boolean;
  readonly reason: string;
  readonly origin?: Origin;
}

/** A value that AWS itself fills in. */
export interface PseudoHole {
  readonly kind: 'pseudo';
  readonly name: PseudoName;
}

export type PseudoName = 'partition' | 'region' | 'account' | 'stackName' | 'stackId' | 'urlSuffix';

/** Text that is not known, and why. */
export interface UnknownHole {
  readonly kind: 'unknown';
  readonly cause: UnknownCause;
  readonly reason: string;
  readonly origin?: Origin;
  /** Set where the description says which value it is (`export shop-table`): one with the same identity is the same value. */
  readonly identity?: string;
}

/**
 * Why a value is not known: `event` (data of the invocation), `response` (what a service answered), `unbound` (a name nothing binds),
 * `unresolved` (code or template text that was not understood).
 */
export type UnknownCause = 'event' | 'response' | 'unbound' | 'unresolved';

/** The pattern that is exactly `text`. */
export function literal(text: string): Pattern {
  return text === '' ? [] : [{ kind: 'literal', text }];
}

/** The pattern of one IAM wildcard, or of a run of them, `*` unless told. */
export function wildcard(text = '*'): Pattern {
  if (!/^[*?]+$/.test(text)) throw new RangeError(`'${text}' is no run of wildcards`);
  return [{ kind: 'wildcard', text }];
}

/** The pattern of one value that AWS fills in. */
export function pseudo(name: PseudoName): Pattern {
  return [{ kind: 'pseudo', name }];
}

/** The pattern of one unknown value. */
export function unknownText(cause: UnknownCause, reason: string, origin?: Origin): Pattern {
  return [origin === undefined ? { kind: 'unknown', cause, reason } : { kind: 'unknown', cause, reason, origin }];
}

/** Among the values of an environment variable: that it may not be set at all. */
export function maybeUnset(variable: string): Pattern {
  return [{ kind: 'environment', name: variable, reason: `the deployment may leave ${variable} out` }];
}

/** True for the alternative that says that the variable may not be set. */
export function isMaybeUnset(variable: string, [part, ...rest]: Pattern): boolean {
  return part?.kind === 'environment' && part.name === variable && rest.length === 0;
}

/** The patterns one behind the other, neighbouring literals joined. */
export function concat(...patterns: readonly Pattern[]): Pattern {
  const parts: PatternPart[] = [];
  for (const part of patterns.flat()) {
    const last = parts.at(-1);
    if (part.kind === 'literal' && last?.kind === 'literal') parts[parts.length - 1] = { kind: 'literal', text: last.text + part.text };
    else if (part.kind !== 'literal' || part.text !== '') parts.push(part);
  }
  return parts;
}

/** The text of a pattern without holes and wildcards, else `undefined`. */
export function literalText(pattern: Pattern): string | undefined {
  let text = '';
  for (const part of pattern) {
    if (part.kind !== 'literal') return undefined;
    text += part.text;
  }
  return text;
}

/** The literal text that the pattern surely begins with. */
export function literalPrefix(pattern: Pattern): string {
  const first = pattern[0];
  return first?.kind === 'literal' ? first.text : '';
}

/** True for the parts that stand for one unknown value. */
export function isHole(part: PatternPart): part is Hole {
  return part.kind !== 'literal' && part.kind !== 'wildcard';
}

/** The pattern with every hole replaced by what `replace` gives for it. */
export function substitute(pattern: Pattern, replace: (hole: Hole) => Pattern): Pattern {
  return concat(...pattern.map((part) => (isHole(part) ? replace(part) : [part])));
}

/**
 * Splits at every occurrence of `separator` in literal text, at most into `limit` pieces (the last keeps the rest).
 * A separator that a hole may hide is not seen.
 */
export function splitPattern(pattern: Pattern, separator: string, limit = Number.POSITIVE_INFINITY): Pattern[] {
  const pieces: Pattern[] = [];
  let current: PatternPart[] = [];
  for (const part of pattern) {
    let rest = part.kind === 'literal' ? part.text : '';
    if (part.kind !== 'literal') {
      current.push(part);
      continue;
    }
    for (let at = rest.indexOf(separator); at >= 0 && pieces.length + 1 < limit; at = rest.indexOf(separator)) {
      pieces.push(concat(current, literal(rest.slice(0, at))));
      current = [];
      rest = rest.slice(at + separator.length);
    }
    if (rest !== '') current.push({ kind: 'literal', text: rest });
  }
  pieces.push(concat(current));
  return pieces;
}

/** A key that is equal exactly for patterns that mean the same text: two references to one attribute are the same value, two unknowns never are known to be. */
export function patternKey(pattern: Pattern): string {
  return pattern.map(partKey).join('');
}

function partKey(part: PatternPart): string {
  switch (part.kind) {
    case 'literal':
      return part.text.replaceAll('\u0000', '\u0000\u0000');
    case 'wildcard':
      return `\u0000w${part.text}\u0000`;
    case 'environment':
      return `\u0000e${part.name}\u0000`;
    case 'reference':
      return `\u0000r${part.resource}.${part.attribute}\u0000`;
    case 'parameter':
      return `\u0000p${part.name}\u0000`;
    case 'pseudo':
      return `\u0000s${part.name}\u0000`;
    case 'unknown':
      return `\u0000u${part.cause}${part.identity === undefined ? '' : ` ${part.identity}`}\u0000`;
  }
}
