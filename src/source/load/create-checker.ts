import path from 'node:path';
import type { ts } from 'ts-morph';
import type { Compiler } from './compiler.ts';
import { canBind } from './compiler-internals.ts';
import type { Resolution } from './resolution.ts';

/** A checker over exactly these files, but those too deep for the stack; their imports are what `resolve` says, and nothing is read from disk. */
export function createChecker(
  ts: Compiler,
  options: ts.CompilerOptions,
  modules: Iterable<ts.SourceFile>,
  resolve: (from: ts.SourceFile, specifier: string) => Resolution,
): ts.TypeChecker {
  const bound = [...modules].filter((source) => canBind(ts, source, options));
  const sources = new Map(bound.map((source) => [source.fileName, source]));
  const host: ts.CompilerHost = {
    getSourceFile: (name) => sources.get(name),
    getDefaultLibFileName: () => '/lib.d.ts',
    writeFile: () => undefined,
    getCurrentDirectory: () => '/',
    getCanonicalFileName: (name) => name,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => '\n',
    fileExists: (name) => sources.has(name),
    readFile: (name) => sources.get(name)?.text,
    directoryExists: () => false,
    getDirectories: () => [],
    resolveModuleNameLiterals: (literals, containing) =>
      literals.map((literal) => {
        const from = sources.get(containing);
        const resolution = from === undefined ? undefined : resolve(from, literal.text);
        if (resolution?.kind !== 'module') return { resolvedModule: undefined };
        return { resolvedModule: { resolvedFileName: `/${resolution.file}`, extension: path.posix.extname(resolution.file) } };
      }),
  };
  return ts.createProgram({ rootNames: [...sources.keys()], options, host }).getTypeChecker();
}
