import path from 'node:path';
import type { SafeFiles } from '../safe-files.ts';

/** How deep `**` looks: deeper workspaces don't occur, and a tree may be hostile. */
const MAXIMUM_DEPTH = 8;

/** How many patterns one with braces may stand for. */
const MAXIMUM_CHOICES = 64;

/**
 * The folders below `base` that the workspace patterns select (`packages/*`, `apps/**`, `{libs,apps}/*`, `!packages/old`), sorted.
 * `node_modules` and folders whose name starts with a dot never are workspaces.
 */
export function workspaceFolders(files: SafeFiles, base: string, patterns: readonly string[]): string[] {
  const wanted = patterns.filter((pattern) => !pattern.startsWith('!')).flatMap(expandBraces);
  const unwanted = patterns.filter((pattern) => pattern.startsWith('!')).flatMap((pattern) => expandBraces(pattern.slice(1)));
  const excluded = new Set(unwanted.flatMap((pattern) => select(files, base, segmentsOf(pattern), 0)));
  const selected = new Set(wanted.flatMap((pattern) => select(files, base, segmentsOf(pattern), 0)));
  return [...selected].filter((folder) => !excluded.has(folder)).sort();
}

function segmentsOf(pattern: string): string[] {
  return path.posix
    .normalize(pattern)
    .split('/')
    .filter((segment, index, all) => segment !== '' && segment !== '.' && !(segment === '**' && all[index - 1] === '**'));
}

function select(files: SafeFiles, folder: string, segments: readonly string[], depth: number): string[] {
  const [segment, ...rest] = segments;
  if (segment === undefined) return [folder];
  if (segment === '..') return [];
  if (segment === '**') {
    const deeper = depth >= MAXIMUM_DEPTH ? [] : subfolders(files, folder).flatMap((child) => select(files, child, segments, depth + 1));
    return [...select(files, folder, rest, depth), ...deeper];
  }
  return subfolders(files, folder)
    .filter((child) => matches(segment, path.posix.basename(child)))
    .flatMap((child) => select(files, child, rest, depth + 1));
}

function subfolders(files: SafeFiles, folder: string): string[] {
  return files
    .list(folder)
    .filter((name) => name !== 'node_modules' && !name.startsWith('.'))
    .flatMap((name) => {
      const located = files.locate(path.posix.join(folder, name));
      return located.kind === 'folder' ? [located.file] : [];
    });
}

/** Whether `name` fits a pattern of literal text, `*` and `?`; goes back to the last `*` only, so that no pattern takes long. */
function matches(pattern: string, name: string): boolean {
  let [at, star, retry] = [0, -1, 0];
  for (let index = 0; index < name.length; ) {
    if (pattern[at] === '?' || (pattern[at] === name[index] && pattern[at] !== '*')) [at, index] = [at + 1, index + 1];
    else if (pattern[at] === '*') [star, retry, at] = [at, index, at + 1];
    else if (star < 0) return false;
    else [at, index, retry] = [star + 1, retry + 1, retry + 1];
  }
  return /^\**$/.test(pattern.slice(at));
}

function expandBraces(pattern: string): string[] {
  let expanded = [pattern];
  for (let open = true; open && expanded.length <= MAXIMUM_CHOICES; ) {
    const next = expanded.flatMap(expandFirstBrace);
    open = next.length > expanded.length || next.some((choice, index) => choice !== expanded[index]);
    expanded = next.slice(0, MAXIMUM_CHOICES);
  }
  return expanded;
}

function expandFirstBrace(pattern: string): string[] {
  const match = /^([^{]*)\{([^{}]*)\}(.*)$/.exec(pattern);
  if (match === null) return [pattern];
  const [, before = '', choices = '', after = ''] = match;
  return choices.split(',').map((choice) => `${before}${choice}${after}`);
}
