import path from 'node:path';
import { loadCompiler } from '../source/load/compiler.ts';
import { readTsConfig } from '../source/load/resolve/tsconfig.ts';
import type { SafeFiles } from '../source/load/safe-files.ts';

/** What builds write to where no tsconfig says so. */
const USUAL_OUTPUT = ['dist', 'build', 'out', 'lib', '.build', '.dist', 'bundle', '.esbuild', '.webpack'];

/** The folders whose sources compile into `folder` (relative to the root), by `outDir` and `rootDir` of the nearest tsconfig.json that has them. */
export function configuredSources(files: SafeFiles, folder: string): readonly string[] {
  for (const parent of ancestors(folder)) {
    const file = path.posix.join(parent, 'tsconfig.json');
    if (!files.isFile(file)) continue;
    const { outDir, rootDir } = readTsConfig(loadCompiler(), files, file, () => undefined);
    if (outDir === undefined) continue;
    const rest = path.posix.relative(outDir, folder);
    if (rest === '..' || rest.startsWith('../')) continue;
    const roots = rootDir === undefined ? [parent, path.posix.join(parent, 'src')] : [rootDir];
    return existing(
      files,
      roots.map((root) => path.posix.join(root, rest)),
    );
  }
  return [];
}

/** The folders that a build of the usual layout compiles into `folder`: `src/get` or `get` for `dist/get`. */
export function namedSources(files: SafeFiles, folder: string): readonly string[] {
  const segments = folder.split('/');
  const at = outputSegment(segments);
  if (at < 0) return [];
  const before = segments.slice(0, at);
  const after = segments.slice(at + 1);
  const candidates = [
    [...before, 'src', ...after],
    [...before, ...after],
  ];
  return existing(
    files,
    candidates.map((parts) => parts.join('/') || '.'),
  );
}

/** For `app/dist/get` the name of the bundle (`get`) and the folder above the output (`app`); `undefined` outside of an output folder. */
export function bundleName(folder: string): { readonly name: string; readonly above: string } | undefined {
  const segments = folder.split('/');
  const at = outputSegment(segments);
  const name = segments.at(-1);
  if (at < 0 || name === undefined || at === segments.length - 1) return undefined;
  return { name, above: segments.slice(0, at).join('/') || '.' };
}

function outputSegment(segments: readonly string[]): number {
  return segments.findIndex((segment) => USUAL_OUTPUT.includes(segment));
}

function existing(files: SafeFiles, folders: readonly string[]): readonly string[] {
  return [...new Set(folders)].filter((folder) => files.isFolder(folder));
}

function ancestors(folder: string): readonly string[] {
  const found = [folder];
  for (let current = folder; current !== '.' && current !== '' && current !== '/'; ) {
    current = path.posix.dirname(current);
    found.push(current);
  }
  return found;
}
