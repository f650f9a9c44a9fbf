import path from 'node:path';
import { isRecord, textOf } from './json-values.ts';
import type { PackageJson } from './package-json.ts';
import { packageTargets } from './package-targets.ts';
import type { FoundFile, Probe } from './probe.ts';
import type { TsConfig } from './tsconfig.ts';

/** Folders that hold what was compiled, where no tsconfig says so. */
const BUILT = /^(?:\.\/)?(?:dist|lib|build|out|output|esm|cjs)\/(?:(?:esm|cjs|src)\/)?/;

/** How an import asks: its conditions decide between the branches of `exports` and `imports`. */
export interface ImportStyle {
  readonly conditions: ReadonlySet<string>;
  readonly fromTypeScript: boolean;
}

/** The conditions Node sets: https://nodejs.org/api/packages.html#conditional-exports */
export function importStyle(syntax: 'import' | 'require', fromTypeScript: boolean): ImportStyle {
  return { conditions: new Set(['node', 'node-addons', 'module-sync', syntax, 'default']), fromTypeScript };
}

/**
 * The source file that `subpath` of a first-party package means. What its package.json names is often not built yet: then the source is found by
 * the package's own tsconfig (`outDir`, `rootDir`), the fields `source` and `types`, or the usual folders.
 */
export function packageEntry(
  probe: Probe,
  found: PackageJson,
  subpath: string,
  style: ImportStyle,
  config: TsConfig | undefined,
): FoundFile | undefined {
  const named = subpath === '' ? mainNames(found, style) : subpathNames(found, subpath, style);
  const usual = subpath === '' ? ['src/index', 'index', 'src/main', 'lib/index'] : [];
  for (const name of [...named, ...usual]) {
    const resolution = sourceOf(probe, found.folder, name, style.fromTypeScript, config);
    if (resolution !== undefined) return resolution;
  }
  return undefined;
}

function mainNames({ content }: PackageJson, style: ImportStyle): string[] {
  const source = isRecord(content.source) ? content.source['.'] : content.source;
  const exported = exportNames(content.exports, '.', style);
  const rest = [content.module, content.main, content.types].flatMap((field) => textOf(field) ?? []);
  return [...(textOf(source) === undefined ? [] : [String(source)]), ...exported, ...rest];
}

function subpathNames({ content }: PackageJson, subpath: string, style: ImportStyle): string[] {
  return [...exportNames(content.exports, `./${subpath}`, style), subpath, `src/${subpath}`];
}

/** First what Node would take, then what the package offers to those who read its source. */
function exportNames(field: unknown, key: string, { conditions }: ImportStyle): string[] {
  if (field === undefined) return [];
  const forSource = new Set(['source', 'development', 'types', ...conditions, 'import', 'require']);
  return [...packageTargets(field, key, conditions), ...packageTargets(field, key, forSource)];
}

function sourceOf(
  probe: Probe,
  folder: string,
  name: string,
  fromTypeScript: boolean,
  config: TsConfig | undefined,
): FoundFile | undefined {
  const place = path.posix.join(folder, name);
  const compiledFrom = config === undefined ? undefined : beforeCompilation(place, folder, config);
  const bySource = (compiledFrom ?? []).map((source) => probe.module(source, true)).find((resolution) => resolution?.kind === 'module');
  if (bySource !== undefined) return bySource;
  const built = path.posix.join(folder, name.replace(BUILT, 'src/'));
  const unbuilt = path.posix.join(folder, name.replace(BUILT, ''));
  return [place, built, unbuilt]
    .map((candidate) => probe.module(stripDeclaration(candidate), fromTypeScript || candidate !== place))
    .find((resolution) => resolution !== undefined);
}

/** `dist/app.js` under outDir `dist` comes from `src/app.ts` where rootDir is `src`; without rootDir from the config's folder or its `src`. */
function beforeCompilation(place: string, folder: string, { outDir, rootDir }: TsConfig): string[] {
  if (outDir === undefined || !`${place}/`.startsWith(`${outDir}/`)) return [];
  const inside = stripDeclaration(place.slice(outDir.length + 1));
  return (rootDir === undefined ? [path.posix.join(folder, 'src'), folder] : [rootDir]).map((root) => path.posix.join(root, inside));
}

function stripDeclaration(name: string): string {
  return name.replace(/\.d\.([mc]?)ts$/, '.$1js');
}
