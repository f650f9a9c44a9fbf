import { loadCompiler } from '../../../../src/source/load/compiler.ts';
import type { Resolution } from '../../../../src/source/load/resolution.ts';
import { type ImportSyntax, Resolver } from '../../../../src/source/load/resolve/resolver.ts';
import { SafeFiles } from '../../../../src/source/load/safe-files.ts';
import { temporaryProject } from '../temporary-project.ts';

type Files = Readonly<Record<string, string | object>>;

/** Resolves in a project of these files (objects become JSON), and gives resolutions as short texts: `file src/a.ts`, `package @scope/name sub`. */
export function resolverIn(
  files: Files,
  layers: readonly string[] = [],
  entry?: string,
): (from: string, specifier: string, syntax?: ImportSyntax) => string {
  const texts = Object.entries(files).map(([file, content]) => [file, typeof content === 'string' ? content : JSON.stringify(content)]);
  const safeFiles = new SafeFiles(temporaryProject(Object.fromEntries(texts)));
  return (from, specifier, syntax = 'import') =>
    render(new Resolver(loadCompiler(), safeFiles, layers, [entry ?? from]).resolve(from, specifier, syntax));
}

function render(resolution: Resolution): string {
  switch (resolution.kind) {
    case 'module':
      return resolution.file;
    case 'asset':
      return `asset ${resolution.file}`;
    case 'builtin':
      return `builtin ${resolution.name}`;
    case 'missing':
      return `missing: ${resolution.reason}`;
    case 'package':
      return `package ${resolution.name}${resolution.subpath === '' ? '' : ` ${resolution.subpath}`}${resolution.declared ? '' : ' undeclared'}`;
  }
}
