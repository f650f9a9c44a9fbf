import path from 'node:path';
import { loadCompiler } from '../source/load/compiler.ts';
import { readTsConfig } from '../source/load/resolve/tsconfig.ts';
import type { SafeFiles } from '../source/load/safe-files.ts';

/** What builds write to where no tsconfig says so. */
const USUAL_OUTPUT = ['dist', 'build', 'out', 'lib', '.build', '.dist', 'bundle'];

/**
 * The folders whose sources may compile into `folder` (relative to the root), the likeliest first: by `outDir` and `rootDir` of the nearest tsconfig.json,
 * else by the usual names of output folders.
 */
export function sourceFolders(files: SafeFiles, folder: string): readonly string[] {
  const configured = byTsConfig(files, folder);
  const folders = [...configured, ...byName(folder)];
  return [...new Set(folders)].filter((candidate) => files.isFolder(candidate));
}

function byTsConfig(files: SafeFiles, folder: string): readonly string[] {
  for (const parent of ancestors(folder)) {
    const file = path.posix.join(parent, 'tsconfig.json');
    if (!files.isFile(file)) continue;
    const { outDir, rootDir } = readTsConfig(loadCompiler(), files, file, () => undefined);
    if (outDir === undefined) continue;
    const rest = path.posix.relative(outDir, folder);
    if (rest === '..' || rest.startsWith('../')) continue;
    const roots = rootDir === undefined ? [parent, path.posix.join(parent, 'src')] : [rootDir];
    return roots.map((root) => path.posix.join(root, rest));
  }
  return [];
}

function byName(folder: string): readonly string[] {
  const segments = folder.split('/');
  const at = segments.findIndex((segment) => USUAL_OUTPUT.includes(segment));
  if (at < 0) return [];
  const before = segments.slice(0, at);
  const after = segments.slice(at + 1);
  return [
    [...before, 'src', ...after],
    [...before, ...after],
  ].map((parts) => parts.join('/') || '.');
}

function ancestors(folder: string): readonly string[] {
  const found = [folder];
  for (let current = folder; current !== '.' && current !== '' && current !== '/'; ) {
    current = path.posix.dirname(current);
    found.push(current);
  }
  return found;
}
