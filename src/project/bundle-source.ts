import path from 'node:path';
import type { Handler } from '../model/lambda-function.ts';
import type { SafeFiles } from '../source/load/safe-files.ts';
import { relativeToRoot } from './relative-path.ts';

/** Bundles are larger than sources. */
const MAXIMUM_BYTES = 16 * 1024 * 1024;

/**
 * The source of a handler that is a bundle in the CDK's output: by esbuild's metafile, else by its source map, else by the comments that esbuild writes
 * before each module; else the bundle itself, which is a module like any other.
 * https://esbuild.github.io/api/#metafile, https://tc39.es/ecma426/
 */
export function bundleSource(handler: Handler, files: SafeFiles): Handler {
  const folder = path.posix.dirname(handler.file);
  const source =
    metafileEntry(handler.file, folder, files) ?? mapEntry(handler.file, folder, files) ?? commentEntry(handler.file, folder, files);
  return source === undefined ? handler : { ...handler, file: source };
}

/** `index.meta.json` names the entry relative to the folder the bundler ran in: that of the lock file, above the output. */
function metafileEntry(file: string, folder: string, files: SafeFiles): string | undefined {
  const meta = readJson(path.posix.join(folder, `${path.posix.basename(file).replace(/\.[mc]?js$/, '')}.meta.json`), files);
  const outputs = property(meta, 'outputs');
  if (typeof outputs !== 'object' || outputs === null) return undefined;
  const entries = Object.values(outputs).flatMap((output) => {
    const entry = property(output, 'entryPoint');
    return typeof entry === 'string' ? [entry] : [];
  });
  return firstExisting(entries, folder, files);
}

/** The sources of a map stand in the order of the bundle: what the entry imports first, the entry last. */
function mapEntry(file: string, folder: string, files: SafeFiles): string | undefined {
  const sources = property(readJson(`${file}.map`, files), 'sources');
  if (!Array.isArray(sources)) return undefined;
  const own = sources.flatMap((source) =>
    typeof source === 'string' && !source.includes('node_modules/') ? [relativeToRoot(files.root, folder, source)] : [],
  );
  const entry = own.at(-1);
  return entry !== undefined && files.isFile(entry) ? entry : undefined;
}

/** An unminified bundle has `// src/get-order.ts` before each module, the entry's the last. */
function commentEntry(file: string, folder: string, files: SafeFiles): string | undefined {
  const content = files.read(file, MAXIMUM_BYTES);
  if (content.kind === 'problem') return undefined;
  const modules = [...content.text.matchAll(/^\/\/ ((?!node_modules\/)[\w@./-]+\.[mc]?[jt]sx?)$/gm)].map((match) => match[1] ?? '');
  const last = modules.at(-1);
  return last === undefined ? undefined : firstExisting([last], folder, files);
}

/** The first path that exists relative to a folder above the output. */
function firstExisting(entries: readonly string[], folder: string, files: SafeFiles): string | undefined {
  for (let above = path.posix.dirname(folder); ; above = path.posix.dirname(above)) {
    const found = entries.map((entry) => path.posix.join(above, entry)).find((file) => files.isFile(file));
    if (found !== undefined) return found;
    if (above === '.' || above === '/' || above === '') return undefined;
  }
}

function readJson(file: string, files: SafeFiles): unknown {
  const content = files.read(file, MAXIMUM_BYTES);
  if (content.kind === 'problem') return undefined;
  try {
    return JSON.parse(content.text);
  } catch {
    return undefined;
  }
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
