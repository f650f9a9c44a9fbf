import path from 'node:path';
import type { Finding } from '../../../model/finding.ts';
import type { Compiler } from '../compiler.ts';
import type { SafeFiles } from '../safe-files.ts';
import { isRecord, type JsonRecord, textOf, textsOf } from './json-values.ts';

/** What a tsconfig.json says about imports, with what it extends; folders are relative to the root. */
export interface TsConfig {
  readonly file: string;
  readonly paths: readonly PathPattern[];
  readonly baseUrl?: string;
  readonly outDir?: string;
  readonly rootDir?: string;
  /** True where the compiler keeps imports of which only types are used, or makes values of types (decorator metadata). */
  readonly keepsUnusedImports: boolean;
  readonly findings: readonly Finding[];
}

/** One member of `paths`; the targets are relative to the root and keep their `*`. */
export interface PathPattern {
  readonly pattern: string;
  readonly targets: readonly string[];
}

type Options = Omit<TsConfig, 'file' | 'findings'>;

interface ParsedConfig {
  readonly config?: unknown;
  readonly error?: { readonly start?: number | undefined; readonly messageText: unknown };
}

/** Where a tsconfig stands that another one names. */
type Extended =
  | { readonly kind: 'file'; readonly file: string }
  | { readonly kind: 'package' }
  | { readonly kind: 'missing'; readonly reason: string };

/** Finds the workspace folder of a package that a config extends. */
export type FindWorkspace = (file: string, name: string) => string | undefined;

/** The folder of the config that a project has, in one that it extends: https://www.typescriptlang.org/docs/handbook/release-notes/typescript-5-5.html */
const CONFIG_FOLDER = '$' + '{configDir}';

const NOTHING: Options = { paths: [], keepsUnusedImports: false };

/**
 * Reads a tsconfig.json or jsconfig.json (relative to the root) with all that it extends inside the root:
 * https://www.typescriptlang.org/tsconfig/#extends. Where a part can't be read, the rest counts, and a finding says that imports may be missed.
 */
export function readTsConfig(ts: Compiler, files: SafeFiles, file: string, findWorkspace: FindWorkspace): TsConfig {
  const findings: Finding[] = [];
  const known = new Map<string, Options>();
  const options = read(file, []);
  return { file, ...options, findings };

  function read(config: string, extendedBy: readonly string[]): Options {
    const found = known.get(config) ?? readOnce(config, extendedBy);
    known.set(config, found);
    return found;
  }

  function readOnce(config: string, extendedBy: readonly string[]): Options {
    const content = files.read(config);
    if (content.kind === 'problem') {
      findings.push(finding(config, '', 0, `not read: ${content.reason}`));
      return NOTHING;
    }
    const parsed = parse(config, content.text);
    if (parsed.error !== undefined)
      findings.push(finding(config, content.text, parsed.error.start ?? 0, `syntax error: ${String(parsed.error.messageText)}`));
    if (!isRecord(parsed.config)) return NOTHING;
    const own = ownOptions(parsed.config, config, file);
    const inherited = bases(parsed.config, config, content.text, [...extendedBy, config]);
    const merged: Options = Object.assign({}, NOTHING, ...inherited, own);
    return withReferences(merged, parsed.config, config, [...extendedBy, config]);
  }

  function parse(config: string, text: string): ParsedConfig {
    try {
      return ts.parseConfigFileTextToJson(`/${config}`, text);
    } catch (error) {
      if (error instanceof RangeError) return { error: { messageText: 'nested too deep' } };
      throw error;
    }
  }

  function bases(config: JsonRecord, from: string, text: string, seen: readonly string[]): Partial<Options>[] {
    const named = typeof config.extends === 'string' ? [config.extends] : textsOf(config.extends);
    return named.flatMap((name) => {
      const extended = locate(from, name);
      if (extended.kind === 'package') return [];
      if (extended.kind === 'file') return seen.includes(extended.file) ? [] : [definedOptions(read(extended.file, seen))];
      findings.push(
        finding(from, text, Math.max(0, text.indexOf('"extends"')), `'${name}', which it extends, is not read: ${extended.reason}`),
      );
      return [];
    });
  }

  /** A solution file has no paths of its own: those of the projects it lists stand in. */
  function withReferences(options: Options, config: JsonRecord, from: string, seen: readonly string[]): Options {
    if (options.paths.length > 0 || options.baseUrl !== undefined || !Array.isArray(config.references)) return options;
    for (const reference of config.references) {
      const named = isRecord(reference) ? textOf(reference.path) : undefined;
      const located = named === undefined ? undefined : locateRelative(path.posix.join(path.posix.dirname(from), named));
      if (located?.kind !== 'file' || seen.includes(located.file)) continue;
      const referenced = read(located.file, seen);
      if (referenced.paths.length > 0) return { ...options, paths: referenced.paths };
    }
    return options;
  }

  function locate(from: string, name: string): Extended {
    if (name.startsWith('.') || path.posix.isAbsolute(name)) {
      return locateRelative(path.posix.isAbsolute(name) ? name : path.posix.join(path.posix.dirname(from), name));
    }
    const [scope = '', rest = ''] = name.startsWith('@')
      ? [name.split('/').slice(0, 2).join('/'), name.split('/').slice(2).join('/')]
      : splitFirst(name);
    const workspace = findWorkspace(from, scope);
    // A published base config can't know this project's folders, so nothing in it bears on imports; and node_modules is never read.
    return workspace === undefined ? { kind: 'package' } : locateRelative(path.posix.join(workspace, rest));
  }

  function locateRelative(base: string): Extended {
    for (const candidate of [base, `${base}.json`, `${base}/tsconfig.json`]) {
      const located = files.locate(candidate);
      if (located.kind === 'file') return { kind: 'file', file: located.file };
      if (located.kind === 'problem' && located.problem !== 'missing') return { kind: 'missing', reason: located.reason };
    }
    return { kind: 'missing', reason: 'there is no such file' };
  }
}

function splitFirst(name: string): string[] {
  const [first = '', ...rest] = name.split('/');
  return [first, rest.join('/')];
}

/** Options that say something: an inherited config without `paths` must not take those of another away. */
function definedOptions(options: Options): Partial<Options> {
  const { paths, keepsUnusedImports, ...rest } = options;
  return { ...rest, ...(paths.length > 0 ? { paths } : {}), ...(keepsUnusedImports ? { keepsUnusedImports } : {}) };
}

function ownOptions(config: JsonRecord, file: string, leaf: string): Partial<Options> {
  const options = isRecord(config.compilerOptions) ? config.compilerOptions : {};
  const folder = path.posix.dirname(file);
  const place = (name: string) =>
    name.startsWith(CONFIG_FOLDER)
      ? path.posix.join(path.posix.dirname(leaf), name.slice(CONFIG_FOLDER.length))
      : path.posix.join(folder, name);
  const [baseUrl, outDir, rootDir] = [textOf(options.baseUrl), textOf(options.outDir), textOf(options.rootDir)];
  const keeps = [options.verbatimModuleSyntax, options.preserveValueImports, options.emitDecoratorMetadata].includes(true);
  return {
    ...(baseUrl === undefined ? {} : { baseUrl: place(baseUrl) }),
    ...(outDir === undefined ? {} : { outDir: place(outDir) }),
    ...(rootDir === undefined ? {} : { rootDir: place(rootDir) }),
    ...(keeps || options.importsNotUsedAsValues === 'preserve' ? { keepsUnusedImports: true } : {}),
    ...(isRecord(options.paths)
      ? {
          paths: pathPatterns(options.paths, (target) =>
            place(target.startsWith(CONFIG_FOLDER) ? target : path.posix.join(baseUrl ?? '.', target)),
          ),
        }
      : {}),
  };
}

function pathPatterns(paths: JsonRecord, place: (target: string) => string): PathPattern[] {
  return Object.entries(paths).map(([pattern, targets]) => ({ pattern, targets: textsOf(targets).map(place) }));
}

function finding(file: string, text: string, offset: number, problem: string): Finding {
  const lines = text.slice(0, offset).split('\n');
  return {
    rule: 'tsconfig-error',
    severity: 'warning',
    message: `${problem}; correct it, imports through its 'paths' may be missed`,
    origin: { file, line: lines.length, column: (lines.at(-1) ?? '').length + 1 },
    incomplete: '*',
  };
}
