import { ABSENT, type DataAlternative, type DataValue, MAXIMUM_ALTERNATIVES, text, unknown } from '../model/data-value.ts';
import { concat, literal, type Pattern, type PatternPart, unknownText } from '../model/pattern.ts';
import { union } from './data-values.ts';

/**
 * What `jsonencode` gives: the JSON text of each alternative, in which texts that are not known are holes within quotes and values that are not known
 * are holes without. https://developer.hashicorp.com/terraform/language/functions/jsonencode
 */
export function encodeJson(value: DataValue): DataValue {
  const texts = encode(value);
  return texts === undefined ? [unknown('unresolved', 'the JSON text has too many forms')] : union(texts.map((one) => text(one)));
}

function encode(value: DataValue): readonly Pattern[] | undefined {
  const found: Pattern[] = [];
  for (const alternative of value) {
    const patterns = encodeAlternative(alternative);
    if (patterns === undefined || found.length + patterns.length > MAXIMUM_ALTERNATIVES) return undefined;
    found.push(...patterns);
  }
  return found;
}

function encodeAlternative(alternative: DataAlternative): readonly Pattern[] | undefined {
  switch (alternative.kind) {
    case 'text':
      return [concat(literal('"'), alternative.pattern.map(escapePart), literal('"'))];
    case 'scalar':
      return [literal(String(alternative.value))];
    case 'absent':
      return [literal('null')];
    case 'unknown':
      return [unknownText(alternative.cause, alternative.reason, alternative.origin)];
    case 'list': {
      const { open } = alternative;
      return encodeAll(
        '[',
        ']',
        [...alternative.items, ...(open === undefined ? [] : [[open]])].map((item) => [[], item] as const),
      );
    }
    case 'record': {
      const { open } = alternative;
      if (open !== undefined) return [unknownText(open.cause, open.reason, open.origin)];
      const members = [...alternative.members].sort(([a], [b]) => (a < b ? -1 : 1));
      return encodeAll(
        '{',
        '}',
        members.map(([name, member]) => [literal(`${JSON.stringify(name)}:`), member] as const),
      );
    }
  }
}

/** Each combination of the alternatives of the members, between brackets. */
function encodeAll(
  open: string,
  close: string,
  members: readonly (readonly [label: Pattern, value: DataValue])[],
): readonly Pattern[] | undefined {
  let found: readonly Pattern[] = [literal(open)];
  for (const [index, [label, value]] of members.entries()) {
    const texts = encode(value);
    if (texts === undefined || texts.length * found.length > MAXIMUM_ALTERNATIVES) return undefined;
    found = found.flatMap((start) => texts.map((end) => concat(start, literal(index === 0 ? '' : ','), label, end)));
  }
  return found.map((start) => concat(start, literal(close)));
}

function escapePart(part: PatternPart): PatternPart {
  return part.kind === 'literal' ? { kind: 'literal', text: JSON.stringify(part.text).slice(1, -1) } : part;
}

/** Deeper nesting is refused. */
const MAXIMUM_DEPTH = 64;

/**
 * What `jsondecode` gives: the value of a JSON text with holes; unknown where it is no JSON.
 * https://developer.hashicorp.com/terraform/language/functions/jsondecode
 */
export function decodeJson(pattern: Pattern): DataValue {
  try {
    return new JsonReader(pattern).whole();
  } catch (error) {
    if (!(error instanceof NoJson)) throw error;
    return [unknown('unresolved', error.message)];
  }
}

class NoJson extends Error {}

/** Reads the parts of a pattern in their order. */
class JsonReader {
  readonly #parts: readonly PatternPart[];
  #part = 0;
  #offset = 0;

  constructor(pattern: Pattern) {
    this.#parts = pattern;
  }

  whole(): DataValue {
    const value = this.#value(0);
    this.#skip();
    if (this.#part < this.#parts.length) throw new NoJson('the text goes on behind its JSON value');
    return value;
  }

  #value(depth: number): DataValue {
    if (depth > MAXIMUM_DEPTH) throw new NoJson('the JSON text is nested too deeply');
    this.#skip();
    const part = this.#parts[this.#part];
    if (part !== undefined && part.kind !== 'literal') return this.#hole(part);
    if (this.#take('{')) return this.#object(depth);
    if (this.#take('[')) return this.#list(depth);
    if (this.#take('"')) return text(this.#string());
    const word = this.#match(/[-+.\w]+/y);
    switch (word) {
      case 'null':
        return ABSENT;
      case 'true':
      case 'false':
        return [{ kind: 'scalar', value: word === 'true' }];
      default:
        if (word === undefined || Number.isNaN(Number(word))) throw new NoJson('the text is no JSON');
        return [{ kind: 'scalar', value: Number(word) }];
    }
  }

  /** A value that is not known, or a variable that holds the JSON text of one. */
  #hole(part: Exclude<PatternPart, { kind: 'literal' }>): DataValue {
    this.#part += 1;
    if (part.kind === 'parameter' && part.value !== undefined) return decodeJson(part.value);
    const reason = part.kind === 'wildcard' || part.kind === 'pseudo' ? 'a part of the JSON text is not known' : part.reason;
    return [part.kind === 'unknown' ? unknown(part.cause, reason, part.origin) : unknown('unresolved', reason)];
  }

  #object(depth: number): DataValue {
    const members = new Map<string, DataValue>();
    this.#skip();
    if (this.#take('}')) return [{ kind: 'record', members, computed: [] }];
    for (;;) {
      this.#skip();
      if (!this.#take('"')) throw new NoJson('a name is missing in the JSON text');
      const name = this.#string();
      const [only] = name;
      if (name.length > 1 || (only !== undefined && only.kind !== 'literal')) throw new NoJson('a name in the JSON text is not known');
      this.#skip();
      if (!this.#take(':')) throw new NoJson("':' is missing in the JSON text");
      members.set(only?.text ?? '', this.#value(depth + 1));
      this.#skip();
      if (this.#take('}')) return [{ kind: 'record', members, computed: [] }];
      if (!this.#take(',')) throw new NoJson("',' or '}' is missing in the JSON text");
    }
  }

  #list(depth: number): DataValue {
    const items: DataValue[] = [];
    this.#skip();
    if (this.#take(']')) return [{ kind: 'list', items }];
    for (;;) {
      items.push(this.#value(depth + 1));
      this.#skip();
      if (this.#take(']')) return [{ kind: 'list', items }];
      if (!this.#take(',')) throw new NoJson("',' or ']' is missing in the JSON text");
    }
  }

  #string(): Pattern {
    const pieces: Pattern[] = [];
    for (;;) {
      const part = this.#parts[this.#part];
      if (part === undefined) throw new NoJson('a text is not closed in the JSON text');
      if (part.kind !== 'literal') {
        pieces.push([part]);
        this.#part += 1;
      } else if (this.#take('"')) return concat(...pieces);
      else pieces.push(literal(unescaped(this.#match(/(?:[^"\\]|\\[\s\S])+/y))));
    }
  }

  #skip(): void {
    this.#match(/\s+/y);
  }

  #take(sign: string): boolean {
    const part = this.#parts[this.#part];
    if (part?.kind !== 'literal' || !part.text.startsWith(sign, this.#offset)) return false;
    this.#advance(part.text, sign.length);
    return true;
  }

  #match(expression: RegExp): string | undefined {
    const part = this.#parts[this.#part];
    if (part?.kind !== 'literal') return undefined;
    expression.lastIndex = this.#offset;
    const found = expression.exec(part.text)?.[0];
    if (found !== undefined) this.#advance(part.text, found.length);
    return found;
  }

  #advance(whole: string, length: number): void {
    this.#offset += length;
    if (this.#offset < whole.length) return;
    this.#part += 1;
    this.#offset = 0;
  }
}

/** A literal that ends within an escape can't be: a hole never stands there. */
function unescaped(escaped: string | undefined): string {
  if (escaped === undefined) throw new NoJson('an escape is not closed in the JSON text');
  if (!escaped.includes('\\')) return escaped;
  try {
    const value: unknown = JSON.parse(`"${escaped.replace(/\p{Cc}/gu, (character) => JSON.stringify(character).slice(1, -1))}"`);
    return typeof value === 'string' ? value : escaped;
  } catch {
    throw new NoJson('a text has no valid escape in the JSON text');
  }
}
