import path from 'node:path';
import type { AssetResolution, ModuleResolution } from '../resolution.ts';
import type { SafeFiles } from '../safe-files.ts';
import { textOf } from './json-values.ts';
import type { PackageJsonFiles } from './package-json.ts';

const TYPESCRIPT = ['.ts', '.tsx', '.mts', '.cts'] as const;
const JAVASCRIPT = ['.js', '.jsx', '.mjs', '.cjs'] as const;

/** What TypeScript may write for the name that a compiled file will have: https://www.typescriptlang.org/docs/handbook/modules/reference.html#file-extension-substitution */
const SOURCES_OF: Readonly<Record<string, readonly string[]>> = {
  '.js': ['.ts', '.tsx'],
  '.jsx': ['.tsx'],
  '.mjs': ['.mts'],
  '.cjs': ['.cts'],
};

const MODULE = /\.(?:[mc]?[jt]s|[jt]sx|json)$/;

/** A file that an import leads to. */
export type FoundFile = ModuleResolution | AssetResolution;

/** Looks on disk for the file that an extensionless or compiled name means. */
export class Probe {
  readonly #files: SafeFiles;
  readonly #packages: PackageJsonFiles;

  constructor(files: SafeFiles, packages: PackageJsonFiles) {
    this.#files = files;
    this.#packages = packages;
  }

  /**
   * The module at `base` (relative to the root): the file itself, with an extension, or the folder's main module. A TypeScript importer gets
   * the source where both it and its compiled file are there, a JavaScript one what it names. `?query` is for bundlers and names no file.
   */
  module(base: string, fromTypeScript: boolean): FoundFile | undefined {
    const file = base.replace(/\?.*$/, '');
    return this.file(file, fromTypeScript) ?? this.folder(file, fromTypeScript);
  }

  /** Why what is at `base` may not be read; `undefined` where nothing is there, or nothing is wrong with it. */
  refusal(base: string): string | undefined {
    for (const candidate of [base, ...candidates(base, true)]) {
      const located = this.#files.locate(candidate);
      if (located.kind === 'problem' && located.problem !== 'missing') return located.reason;
    }
    return undefined;
  }

  /** The file that `base` names, with or without its extension. */
  file(base: string, fromTypeScript: boolean): FoundFile | undefined {
    return this.#first(candidates(base, fromTypeScript));
  }

  /** The main module of a folder: `main` of its package.json, else its index file. */
  folder(folder: string, fromTypeScript: boolean): FoundFile | undefined {
    if (!this.#files.isFolder(folder)) return undefined;
    const main = textOf(this.#packages.in(folder)?.content.main);
    const named = main === undefined ? undefined : path.posix.join(folder, main);
    const fromMain =
      named === undefined || named === folder
        ? undefined
        : (this.file(named, fromTypeScript) ?? this.file(`${named}/index`, fromTypeScript));
    return fromMain ?? this.file(path.posix.join(folder, 'index'), fromTypeScript);
  }

  #first(candidates: readonly string[]): FoundFile | undefined {
    for (const candidate of candidates) {
      const located = this.#files.locate(candidate);
      if (located.kind === 'file') return { kind: MODULE.test(located.file) ? 'module' : 'asset', file: located.file };
    }
    return undefined;
  }
}

/** The names that an import may mean, the likeliest first; none for a folder (`..`, `lib/`). */
function candidates(base: string, fromTypeScript: boolean): string[] {
  if (/(?:^|\/)\.{0,2}$/.test(base)) return [];
  const extension = path.posix.extname(base);
  const stem = base.slice(0, base.length - extension.length);
  const sources = (SOURCES_OF[extension] ?? []).map((source) => stem + source);
  const appended = (fromTypeScript ? [...TYPESCRIPT, ...JAVASCRIPT] : [...JAVASCRIPT, ...TYPESCRIPT]).map((added) => base + added);
  const exact = fromTypeScript ? [...sources, base] : [base, ...sources];
  return [...exact, ...appended, `${base}.json`, ...(extension === '.js' ? [`${stem}.d.ts`] : []), `${base}.d.ts`, `${base}.node`];
}
