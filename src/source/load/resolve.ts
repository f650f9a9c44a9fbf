import { builtinModules } from 'node:module';
import path from 'node:path';
import type { Resolution } from './resolution.ts';
import type { SafeFiles } from './safe-files.ts';

/** Extensions of the modules that are read, in the order in which a build prefers them. */
const SOURCE_EXTENSIONS = ['.ts', '.tsx', '.mts', '.cts', '.js', '.mjs', '.cjs', '.jsx', '.json'] as const;

const BUILTINS = new Set(builtinModules);

/** What `specifier` stands for in the module `from` (relative to the root). */
export function resolve(files: SafeFiles, from: string, specifier: string): Resolution {
  if (specifier.startsWith('node:')) return { kind: 'builtin', name: specifier.slice('node:'.length) };
  if (BUILTINS.has(specifier)) return { kind: 'builtin', name: specifier };
  if (specifier.startsWith('.')) return resolveRelative(files, path.posix.join(path.posix.dirname(from), specifier));
  const [name = '', ...rest] = specifier.startsWith('@') ? splitScoped(specifier) : specifier.split('/');
  return { kind: 'package', name, subpath: rest.join('/'), declared: true };
}

function splitScoped(specifier: string): string[] {
  const [scope = '', name = '', ...rest] = specifier.split('/');
  return [`${scope}/${name}`, ...rest];
}

function resolveRelative(files: SafeFiles, base: string): Resolution {
  const stem = base.replace(/\.(?:js|mjs|cjs|jsx)$/, '');
  const candidates = [base, ...[base, stem, `${base}/index`].flatMap((name) => SOURCE_EXTENSIONS.map((extension) => name + extension))];
  for (const candidate of candidates) {
    const located = files.locate(candidate);
    if (located.kind === 'file') return { kind: 'module', file: located.file };
  }
  return { kind: 'missing', reason: `no file for ${base}` };
}
