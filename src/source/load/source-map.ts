import { SourceMap, type SourceMapPayload } from 'node:module';
import path from 'node:path';
import type { OriginMapping } from './origin-mapping.ts';
import { isRecord, type JsonRecord, parseJson, textOf } from './resolve/json-values.ts';
import { foldersAbove } from './resolve/package-json.ts';
import type { SafeFiles } from './safe-files.ts';

/** Maps are two to three times as large as what they describe. */
const MAXIMUM_MAP_BYTES = 16 * 1024 * 1024;

/**
 * The mapping of a built file through the source map that its last comment names, as a file beside it or as inline data; read when first asked.
 * A source counts where it is a file of the project or the map carries its text. https://tc39.es/ecma426/
 */
export function sourceMapping(files: SafeFiles, file: string, text: string): OriginMapping | undefined {
  const marker = 'sourceMappingURL=';
  const at = text.lastIndexOf(marker);
  const isComment = at >= 0 && /^\/\/[#@] $/.test(text.slice(at - 4, at));
  const url = isComment ? /^\S+(?=\s*$)/.exec(text.slice(at + marker.length))?.[0] : undefined;
  if (url === undefined) return undefined;
  let map: OriginMapping | undefined;
  return (line, column) => {
    map ??= readMap(files, file, url);
    return map(line, column);
  };
}

function readMap(files: SafeFiles, file: string, url: string): OriginMapping {
  const inline = /^data:application\/json[^,]*?(;base64)?,(.*)$/.exec(url);
  const place = inline === null ? path.posix.join(path.posix.dirname(file), url) : file;
  const json = parseJson(inline === null ? mapText(files, place) : dataText(inline[2] ?? '', inline[1] !== undefined));
  const map = isRecord(json) ? parseMap(json) : undefined;
  if (map === undefined || !isRecord(json)) return () => undefined;
  const sources = sourceFiles(files, place, json);
  return (line, column) => {
    const entry = map.findEntry(line - 1, column - 1);
    const source = 'originalSource' in entry ? sources.get(entry.originalSource) : undefined;
    return source === undefined || !('originalLine' in entry)
      ? undefined
      : { file: source, line: entry.originalLine + 1, column: entry.originalColumn + 1 };
  };
}

function mapText(files: SafeFiles, place: string): string {
  const content = files.read(place, MAXIMUM_MAP_BYTES);
  return content.kind === 'text' ? content.text : '';
}

function dataText(data: string, isBase64: boolean): string {
  try {
    return isBase64 ? Buffer.from(data, 'base64').toString('utf8') : decodeURIComponent(data);
  } catch {
    return '';
  }
}

function parseMap(json: JsonRecord): SourceMap | undefined {
  const payload: SourceMapPayload = {
    file: '',
    version: 3,
    sources: sourceNames(json),
    sourcesContent: [],
    names: [],
    mappings: typeof json.mappings === 'string' ? json.mappings : '',
    sourceRoot: '',
  };
  try {
    return new SourceMap(payload);
  } catch {
    return undefined;
  }
}

/** The names of the map's sources, each at its index; `''` for one that is no name. */
function sourceNames(json: JsonRecord): string[] {
  return Array.isArray(json.sources) ? json.sources.map((source) => textOf(source) ?? '') : [];
}

/** The file of the project that each of the map's sources is, by the name that the map gives it. */
function sourceFiles(files: SafeFiles, place: string, json: JsonRecord): ReadonlyMap<string, string> {
  const carried = Array.isArray(json.sourcesContent) ? json.sourcesContent : [];
  const found = new Map<string, string>();
  for (const [index, source] of sourceNames(json).entries()) {
    if (source === '') continue;
    const name = path.posix.join(textOf(json.sourceRoot) ?? '', source).replace(/^webpack:\/+(?:[^/]*\/(?=\.))?/, '');
    const beside = path.posix.join(path.posix.dirname(place), name);
    const above = foldersAbove(place).map((folder) => path.posix.join(folder, name));
    const existing = [beside, ...above].find((candidate) => files.isFile(candidate));
    if (existing !== undefined) found.set(source, existing);
    else if (typeof carried[index] === 'string' && !beside.startsWith('..') && !path.posix.isAbsolute(name)) found.set(source, beside);
  }
  return found;
}
