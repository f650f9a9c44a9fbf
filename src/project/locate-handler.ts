import path from 'node:path';
import type { Handler, UnresolvedHandler } from '../model/lambda-function.ts';
import { findHandlerFile, HANDLER_EXTENSIONS } from '../source/entry/find-handler-file.ts';
import type { SafeFiles } from '../source/load/safe-files.ts';
import { bundleName, configuredSources, namedSources } from './output-folder.ts';
import { relativeToRoot } from './relative-path.ts';
import { isModuleOf, sourceFilesBelow, withoutExtension } from './source-files.ts';

/** A handler's module, and what had to be taken for granted to find it. */
export interface LocatedHandler {
  readonly handler: Handler | UnresolvedHandler;
  /** Set where no configuration says so: to be told to the user. */
  readonly assumption?: string;
}

/**
 * The module and export of a handler string: the bundler's entry point where one is named; else the TypeScript file below the code's folder; else
 * what a tsconfig compiles to it; else the JavaScript file; else, as an assumption, the source that a build of the usual layout makes it from.
 * @param folder the code's folder, relative to the root
 * @param entryPoints files (relative to the root) that a bundler gets
 */
export function locateHandler(files: SafeFiles, folder: string, handler: string, entryPoints: readonly string[] = []): LocatedHandler {
  const module = moduleOf(handler);
  if (module === undefined) return missing(`handler '${handler}' does not have the form FILE.EXPORT`);
  const place = relativeToRoot(files.root, folder, module.file);
  if (place.startsWith('../')) return missing(`handler '${handler}' leads outside the project root`);
  const entry =
    entryPoints.find((file) => path.posix.basename(withoutExtension(file)) === path.posix.basename(module.file)) ?? entryPoints[0];
  if (entry !== undefined) return entryPoint(files, entry, module.exported);
  const moduleFolder = path.posix.dirname(place);
  const name = path.posix.basename(handler);
  const direct = findHandlerFile(files.root, moduleFolder, name);
  if (direct.kind === 'found' && /\.[mc]?tsx?$/.test(direct.file)) return found(direct.file, direct.export);
  for (const source of configuredSources(files, moduleFolder)) {
    const compiled = findHandlerFile(files.root, source, name);
    if (compiled.kind === 'found') return found(compiled.file, compiled.export);
  }
  if (direct.kind === 'found') return found(direct.file, direct.export);
  const candidates = likelySources(files, folder, moduleFolder, module.file);
  const [only, ...others] = candidates;
  if (only !== undefined && others.length === 0)
    return { ...found(only, module.exported), assumption: `the source of ${place} is taken to be ${only}` };
  const where = `no source file for '${handler}' in ${folder === '' ? '.' : folder}`;
  if (others.length > 0) return missing(`${where}; it could be any of ${candidates.slice(0, 5).join(', ')}`);
  return missing(`${where}; looked for ${place} with ${HANDLER_EXTENSIONS.join(', ')}`);
}

/** Where the source of a file that a build makes mostly is: the same path below `src`; the only file of that name; a file named like a bundle's folder. */
function likelySources(files: SafeFiles, folder: string, moduleFolder: string, module: string): readonly string[] {
  const base = path.posix.basename(module);
  for (const source of namedSources(files, moduleFolder)) {
    const hit = HANDLER_EXTENSIONS.map((extension) => path.posix.join(source, base + extension)).find((file) => files.isFile(file));
    if (hit !== undefined) return [hit];
  }
  const sameName = sourceFilesBelow(files, folder).filter((file) => isModuleOf(file, module));
  if (sameName.length > 0) return sameName;
  const bundle = bundleName(moduleFolder);
  if (bundle === undefined || base !== 'index') return [];
  return sourceFilesBelow(files, bundle.above).filter((file) => isModuleOf(file, bundle.name) || isModuleOf(file, `${bundle.name}/index`));
}

function found(file: string, exported: string): LocatedHandler {
  return { handler: { kind: 'handler', file, export: exported } };
}

function missing(reason: string): LocatedHandler {
  return { handler: { kind: 'unresolved', cause: 'missing', reason } };
}

/** The entry point as written, with one of the extensions, or the TypeScript that its JavaScript name means. */
function entryPoint(files: SafeFiles, entry: string, exported: string): LocatedHandler {
  const candidates = [entry, ...HANDLER_EXTENSIONS.map((extension) => entry + extension), entry.replace(/\.([mc]?)js$/, '.$1ts')];
  const file = candidates.find((candidate) => files.isFile(candidate));
  return file === undefined ? missing(`entry point ${entry} does not exist`) : found(file, exported);
}

function moduleOf(handler: string): { readonly file: string; readonly exported: string } | undefined {
  const start = handler.lastIndexOf('/') + 1;
  const dot = handler.indexOf('.', start);
  return dot <= start || dot === handler.length - 1 ? undefined : { file: handler.slice(0, dot), exported: handler.slice(dot + 1) };
}
