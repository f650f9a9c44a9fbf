import type { Evaluator } from '../evaluator.ts';
import { EVENT_DATA } from '../event-data.ts';
import { allValues } from '../heap.ts';
import type { Alternative, Value } from '../value.ts';

/** Functions of the language and of Node that give the text of their arguments in another form, or a part of it. */
const TEXT_FUNCTIONS: ReadonlySet<string> = new Set([
  'Buffer.from',
  'Buffer.concat',
  'JSON.parse',
  'JSON.stringify',
  'String.raw',
  'URLSearchParams',
  'atob',
  'btoa',
  'decodeURI',
  'decodeURIComponent',
  'encodeURI',
  'encodeURIComponent',
  'escape',
  'unescape',
  'node:buffer.Buffer.from',
  'node:path.basename',
  'node:path.dirname',
  'node:path.extname',
  'node:path.format',
  'node:path.join',
  'node:path.normalize',
  'node:path.parse',
  'node:path.relative',
  'node:path.resolve',
  'node:querystring.decode',
  'node:querystring.encode',
  'node:querystring.escape',
  'node:querystring.parse',
  'node:querystring.stringify',
  'node:querystring.unescape',
  'node:url.fileURLToPath',
  'node:url.format',
  'node:url.parse',
  'node:url.pathToFileURL',
  'node:url.URLSearchParams',
  'node:util.format',
  'node:util.inspect',
  'node:zlib.brotliDecompressSync',
  'node:zlib.gunzipSync',
  'node:zlib.inflateRawSync',
  'node:zlib.inflateSync',
  'node:zlib.unzipSync',
]);

/** Methods of texts that give a number. */
const NUMBER_METHODS: ReadonlySet<string> = new Set(['charCodeAt', 'codePointAt', 'indexOf', 'lastIndexOf', 'localeCompare', 'search']);

/** True for a function whose result holds text of its arguments. */
export function handsTextOn(path: string): boolean {
  return TEXT_FUNCTIONS.has(path.replace(/^node:path\.(posix|win32)\./, 'node:path.'));
}

/** True for a method whose result holds text of its receiver and arguments. */
export function methodHandsTextOn({ kind }: Alternative, name: string): boolean {
  if (kind === 'text') return !NUMBER_METHODS.has(name);
  if (kind === 'regexp') return name === 'exec';
  return kind === 'object' && (name === 'join' || name === 'toString' || name === 'concat');
}

/** What is made of the text of `sources`: where they hold data of the invocation, whatever of it is not known is such data too. */
export function withEventData(evaluator: Evaluator, made: Value, sources: Value): Value {
  if (!made.some(isOpen) || !holdsEventData(evaluator, sources, DEEPEST)) return made;
  return made.map((alternative) => {
    if (alternative.kind === 'unknown') return alternative.hides ? alternative : { ...alternative, cause: 'event', reason: EVENT_DATA };
    if (alternative.kind !== 'text') return alternative;
    const pattern = alternative.pattern.map((part) =>
      part.kind === 'unknown' ? { ...part, cause: 'event' as const, reason: EVENT_DATA } : part,
    );
    return { ...alternative, pattern };
  });
}

/** Objects inside objects. */
const DEEPEST = 3;

/** True where data of the invocation is in a value: all of it, a part of its text, or something in it. */
function holdsEventData(evaluator: Evaluator, value: Value, depth: number): boolean {
  return value.some((alternative) => {
    if (alternative.kind === 'unknown') return alternative.reason === EVENT_DATA;
    if (alternative.kind === 'text') return alternative.pattern.some((part) => part.kind === 'unknown' && part.reason === EVENT_DATA);
    return (
      alternative.kind === 'object' && depth > 0 && holdsEventData(evaluator, allValues(evaluator.contents(alternative.object)), depth - 1)
    );
  });
}

function isOpen(alternative: Alternative): boolean {
  return alternative.kind === 'unknown' || (alternative.kind === 'text' && alternative.pattern.some(({ kind }) => kind === 'unknown'));
}
