import { homedir } from 'node:os';
import path from 'node:path';
import { saveCompilerCache, useCompilerCache } from '../source/load/compiler.ts';
import { optimiseLater } from './optimise-later.ts';

/**
 * Does the work with the compiler's compiled code kept under `$XDG_CACHE_HOME/leastpriv`, or `~/.cache/leastpriv`, apart for each build of Node:
 * V8 takes code of another build of the same V8 version for its own, and crashes on it (Node 20.19.0 on code of 20.20.2).
 * https://specifications.freedesktop.org/basedir-spec/latest/#variables
 */
export async function withCompilerCache<T>(work: () => Promise<T>): Promise<T> {
  optimiseLater();
  useCompilerCache(cacheFolder(process.env.XDG_CACHE_HOME));
  const result = await work();
  saveCompilerCache();
  return result;
}

function cacheFolder(configured: string | undefined): string {
  const base = configured !== undefined && path.isAbsolute(configured) ? configured : path.join(homedir(), '.cache');
  return path.join(base, 'leastpriv', `node-${process.version}-${process.platform}-${process.arch}`);
}
