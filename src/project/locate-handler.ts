import path from 'node:path';
import type { Handler, UnresolvedHandler } from '../model/lambda-function.ts';
import { findHandlerFile, HANDLER_EXTENSIONS } from '../source/entry/find-handler-file.ts';
import type { SafeFiles } from '../source/load/safe-files.ts';
import { sourceFolders } from './output-folder.ts';
import { relativeToRoot } from './relative-path.ts';

/** Folders that a search for sources never enters. */
const PASSED_OVER = new Set([
  'node_modules',
  '.aws-sam',
  '.serverless',
  '.terraform',
  '.git',
  'cdk.out',
  'coverage',
  'test',
  'tests',
  '__tests__',
]);

const MAXIMUM_SEARCHED_FOLDERS = 500;

/**
 * The module and export of a handler string: the build's entry point where it names one; else the source that compiles to the named file;
 * else the file below the code's folder; else the only file of that name below it.
 * @param folder the code's folder, relative to the root
 * @param entryPoints files (relative to the root) that a bundler gets
 */
export function locateHandler(
  files: SafeFiles,
  folder: string,
  handler: string,
  entryPoints: readonly string[] = [],
): Handler | UnresolvedHandler {
  const module = moduleOf(handler);
  if (module === undefined)
    return { kind: 'unresolved', cause: 'missing', reason: `handler '${handler}' does not have the form FILE.EXPORT` };
  const place = relativeToRoot(files.root, folder, module.file);
  if (place.startsWith('../')) {
    return { kind: 'unresolved', cause: 'missing', reason: `handler '${handler}' leads outside the project root` };
  }
  const entry = entryPoints.find((file) => withoutExtension(file) === path.posix.basename(module.file)) ?? entryPoints[0];
  if (entry !== undefined) return entryPoint(files, entry, module.exported);
  const moduleFolder = path.posix.dirname(place);
  const name = path.posix.basename(handler);
  const direct = findHandlerFile(files.root, moduleFolder, name);
  if (direct.kind === 'found' && /\.[mc]?tsx?$/.test(direct.file)) return found(direct.file, direct.export);
  for (const source of sourceFolders(files, moduleFolder)) {
    const compiled = findHandlerFile(files.root, source, name);
    if (compiled.kind === 'found') return found(compiled.file, compiled.export);
  }
  if (direct.kind === 'found') return found(direct.file, direct.export);
  const candidates = filesNamed(files, folder, module.file);
  const [only] = candidates;
  if (candidates.length === 1 && only !== undefined) return found(only, module.exported);
  return { kind: 'unresolved', cause: 'missing', reason: missing(direct.reason, direct.tried, candidates) };
}

function found(file: string, exported: string): Handler {
  return { kind: 'handler', file, export: exported };
}

function missing(reason: string, tried: readonly string[], candidates: readonly string[]): string {
  if (candidates.length > 1) return `${reason}; it could be any of ${candidates.slice(0, 5).join(', ')}`;
  const [first] = tried;
  return first === undefined ? reason : `${reason}; looked for ${withoutExtensionPath(first)} with ${HANDLER_EXTENSIONS.join(', ')}`;
}

/** The entry point as written, or with one of the extensions where it is written without. */
function entryPoint(files: SafeFiles, entry: string, exported: string): Handler | UnresolvedHandler {
  for (const candidate of [entry, ...HANDLER_EXTENSIONS.map((extension) => `${entry}${extension}`), ...compiledNames(entry)]) {
    const located = files.locate(candidate);
    if (located.kind === 'file') return found(located.file, exported);
  }
  return { kind: 'unresolved', cause: 'missing', reason: `entry point ${entry} does not exist` };
}

/** The TypeScript that an entry point with a JavaScript extension may mean. */
function compiledNames(entry: string): readonly string[] {
  const match = /^(.*)\.([mc]?)js$/.exec(entry);
  return match === null ? [] : [`${match[1]}.${match[2]}ts`];
}

function moduleOf(handler: string): { readonly file: string; readonly exported: string } | undefined {
  const start = handler.lastIndexOf('/') + 1;
  const dot = handler.indexOf('.', start);
  return dot <= start || dot === handler.length - 1 ? undefined : { file: handler.slice(0, dot), exported: handler.slice(dot + 1) };
}

function withoutExtension(file: string): string {
  return path.posix.basename(file).replace(/\.[mc]?[jt]sx?$/, '');
}

function withoutExtensionPath(file: string): string {
  return file.replace(/\.[mc]?[jt]sx?$/, '');
}

/** The source files below a folder whose path ends in the module's path. */
function filesNamed(files: SafeFiles, folder: string, module: string): readonly string[] {
  const hits: string[] = [];
  const queue = [folder];
  for (let searched = 0; searched < MAXIMUM_SEARCHED_FOLDERS; searched += 1) {
    const current = queue.shift();
    if (current === undefined) break;
    for (const name of files.list(current)) {
      const file = path.posix.join(current, name);
      if (files.isFolder(file)) {
        if (!PASSED_OVER.has(name)) queue.push(file);
      } else if (/\.[mc]?[jt]sx?$/.test(name) && `/${withoutExtensionPath(file)}`.endsWith(`/${module}`)) hits.push(file);
    }
  }
  return hits;
}
