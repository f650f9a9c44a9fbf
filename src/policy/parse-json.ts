import type { Origin } from '../model/origin.ts';
import { renderOrigin } from '../model/origin.ts';
import { UserError } from '../support/errors.ts';
import type { JsonMember, JsonNode } from './json-node.ts';

/** A policy nests five levels; what nests far deeper is no policy and could exhaust the stack. */
const MAXIMUM_DEPTH = 100;

/**
 * Parses JSON and keeps the place of every value. Throws UserError with file, line and column for what is not JSON, for a member that stands
 * twice in one object, and for nesting beyond 100 levels. Of a text that stands inside another file, everything has the place that is given.
 * https://www.rfc-editor.org/rfc/rfc8259
 */
export function parseJson(text: string, file: string, place?: Origin): JsonNode {
  const parser: Parser = { text, file, place, lineStarts: lineStartsOf(text), at: text.startsWith('\uFEFF') ? 1 : 0 };
  const value = parseValue(parser, 0);
  skipSpace(parser);
  if (parser.at < text.length) fail(parser, 'unexpected text behind the JSON value');
  return value;
}

interface Parser {
  readonly text: string;
  readonly file: string;
  readonly place: Origin | undefined;
  readonly lineStarts: readonly number[];
  at: number;
}

function parseValue(parser: Parser, depth: number): JsonNode {
  skipSpace(parser);
  if (depth > MAXIMUM_DEPTH) fail(parser, `more than ${MAXIMUM_DEPTH} levels of nesting`);
  const origin = originAt(parser, parser.at);
  switch (parser.text[parser.at]) {
    case '{':
      return { kind: 'object', members: parseMembers(parser, depth), origin };
    case '[':
      return { kind: 'list', items: parseItems(parser, depth), origin };
    case '"':
      return { kind: 'text', text: parseText(parser), origin };
    default: {
      const word = match(parser, /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?/y);
      if (word === undefined)
        fail(parser, parser.at < parser.text.length ? 'expected a JSON value' : 'the file ends in the middle of the JSON');
      const kind = word === 'null' ? 'null' : word === 'true' || word === 'false' ? 'boolean' : 'number';
      return { kind, text: word, origin };
    }
  }
}

function parseMembers(parser: Parser, depth: number): JsonMember[] {
  const members = new Map<string, JsonMember>();
  parseSequence(parser, '}', () => {
    const origin = originAt(parser, parser.at);
    if (parser.text[parser.at] !== '"') fail(parser, 'expected a member name in double quotes');
    const name = parseText(parser);
    skipSpace(parser);
    if (parser.text[parser.at] !== ':') fail(parser, `expected : behind "${name}"`);
    parser.at++;
    if (members.has(name)) throw new UserError(`${renderOrigin(origin)}: "${name}" stands twice in this object; remove one`);
    members.set(name, { name, origin, value: parseValue(parser, depth + 1) });
  });
  return [...members.values()];
}

function parseItems(parser: Parser, depth: number): JsonNode[] {
  const items: JsonNode[] = [];
  parseSequence(parser, ']', () => items.push(parseValue(parser, depth + 1)));
  return items;
}

/** Reads what stands between the opening sign under the cursor and `close`, separated by commas. */
function parseSequence(parser: Parser, close: string, parseOne: () => void): void {
  parser.at++;
  skipSpace(parser);
  if (parser.text[parser.at] === close) {
    parser.at++;
    return;
  }
  for (;;) {
    skipSpace(parser);
    parseOne();
    skipSpace(parser);
    const sign = parser.text[parser.at];
    if (sign !== ',' && sign !== close) fail(parser, `expected , or ${close}`);
    parser.at++;
    if (sign === close) return;
  }
}

function parseText(parser: Parser): string {
  const quoted = match(parser, /"(?:[^"\\\p{Cc}]|\u007f|[\u0080-\u009f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/uy);
  if (quoted === undefined) fail(parser, 'a text that is not closed on its line or holds an unknown escape');
  const text: unknown = JSON.parse(quoted);
  return String(text);
}

function match(parser: Parser, expression: RegExp): string | undefined {
  expression.lastIndex = parser.at;
  const found = expression.exec(parser.text)?.[0];
  if (found !== undefined) parser.at += found.length;
  return found;
}

function skipSpace(parser: Parser): void {
  match(parser, /[ \t\r\n]*/y);
}

function fail(parser: Parser, problem: string): never {
  throw new UserError(`${renderOrigin(originAt(parser, parser.at))}: not JSON: ${problem}`);
}

function lineStartsOf(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function originAt({ file, place, lineStarts }: Parser, at: number): Origin {
  if (place !== undefined) return place;
  let low = 0;
  let high = lineStarts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((lineStarts[middle] ?? 0) <= at) low = middle;
    else high = middle;
  }
  return { file, line: low + 1, column: at - (lineStarts[low] ?? 0) + 1 };
}
