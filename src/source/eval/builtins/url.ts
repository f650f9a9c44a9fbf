import { concat, literal, literalText, type Pattern, splitPattern, unknownText } from '../../../model/pattern.ts';
import type { Call } from '../calls/native.ts';
import type { Evaluator } from '../evaluator.ts';
import { recordContents } from '../heap.ts';
import { toText, valueOfPatterns } from '../text.ts';
import type { ObjectAlternative, Value } from '../value.ts';
import { unknownData } from '../value.ts';
import { join } from '../value-set.ts';

/** `new URL(url, base)`: an address with its parts, as far as the text tells them. https://url.spec.whatwg.org/#url-class */
export function newUrl(evaluator: Evaluator, call: Call): Value {
  const texts = toText(evaluator, call.arguments.at(0));
  const bases = call.arguments.has(1) ? toText(evaluator, call.arguments.at(1)) : [[]];
  const urls = bases.flatMap((base) => texts.map((text) => resolved(text, base)));
  const values = urls.map((url, index): ObjectAlternative => {
    const object = evaluator.context.object(call.node, 'url', String(index));
    evaluator.setContents(object, recordContents(partsOf(evaluator, call, url)));
    return { kind: 'object', object };
  });
  return join(...values.map((value): Value => [value]));
}

/** The whole address of a text that may be relative to a base; one unknown where the text does not tell which of both it is. */
function resolved(text: Pattern, base: Pattern): Pattern {
  const [whole, from] = [literalText(text), literalText(base)];
  if (whole !== undefined && from !== undefined && URL.canParse(whole, from === '' ? undefined : from))
    return literal(new URL(whole, from === '' ? undefined : from).href);
  const [first] = text;
  if (base.length === 0 || (first?.kind === 'literal' && SCHEME.test(first.text))) return text;
  if (first?.kind !== 'literal' || first.text.startsWith('//')) return sameUnknown(text);
  const [scheme, host, path] = pieces(base) ?? [];
  if (scheme === undefined || host === undefined || path === undefined) return sameUnknown(base);
  const origin = concat(scheme, literal('://'), host);
  if (first.text.startsWith('/')) return concat(origin, text);
  const folders = splitPattern(path, '/').slice(0, -1);
  return concat(origin, literal('/'), ...folders.flatMap((folder) => [folder, literal('/')]), text);
}

const SCHEME = /^[a-z][a-z\d+.-]*:\/\//i;

/** Scheme, host and what follows the host's `/`; `undefined` where the text does not tell them apart. A name that is not known is taken to hold no `/`, unless it ends the text. */
function pieces(url: Pattern): readonly [Pattern, Pattern, Pattern] | undefined {
  const [first] = url;
  if (first?.kind !== 'literal' || !SCHEME.test(first.text)) return undefined;
  const [scheme = [], rest = []] = splitPattern(url, '://', 2);
  const [host = [], path] = splitPattern(rest, '/', 2);
  const last = host.at(-1);
  const isOpen = path === undefined && last !== undefined && last.kind !== 'literal';
  return isOpen ? undefined : [scheme, host, path ?? []];
}

function partsOf(evaluator: Evaluator, call: Call, url: Pattern): Map<string, Value> {
  const known = literalText(url);
  if (known !== undefined && URL.canParse(known)) {
    const { href, protocol, host, hostname, origin, pathname, search, hash, port } = new URL(known);
    const parts = Object.entries({ href, protocol, host, hostname, origin, pathname, search, hash, port });
    const query = unknownData('unresolved', 'the query of an address', evaluator.origin(call.node));
    return new Map([...parts.map(([name, text]) => [name, valueOfPatterns([literal(text)])] as const), ['searchParams', query]]);
  }
  const unknown = valueOfPatterns([sameUnknown(url)]);
  const [scheme, host, path] = pieces(url) ?? [];
  if (scheme === undefined || host === undefined || path === undefined)
    return new Map([['href', valueOfPatterns([url])], ...ALL_PARTS.map((name) => [name, unknown] as const)]);
  const [beforeQuery = path] = splitPattern(path, '?', 2);
  return new Map([
    ...ALL_PARTS.map((name) => [name, unknown] as const),
    ['href', valueOfPatterns([url])],
    ['protocol', valueOfPatterns([concat(scheme, literal(':'))])],
    ['host', valueOfPatterns([host])],
    ['hostname', valueOfPatterns([splitPattern(host, ':')[0] ?? host])],
    ['origin', valueOfPatterns([concat(scheme, literal('://'), host)])],
    ['pathname', valueOfPatterns([concat(literal('/'), beforeQuery)])],
  ]);
}

const ALL_PARTS = ['protocol', 'host', 'hostname', 'origin', 'pathname', 'search', 'searchParams', 'hash', 'port'];

/** One unknown in the place of a text, for the reason of the first part of it that is not known. */
function sameUnknown(text: Pattern): Pattern {
  const hole = text.find((part) => part.kind !== 'literal' && part.kind !== 'wildcard');
  if (hole?.kind === 'unknown') return [hole];
  return unknownText(hole?.kind === 'environment' ? 'unbound' : 'unresolved', 'a part of an address');
}
