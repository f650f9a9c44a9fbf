import { createRequire } from 'node:module';
import type { ts } from 'ts-morph';
import { CachedScript } from './cached-script.ts';

/** The TypeScript compiler that ts-morph bundles. */
export type Compiler = typeof ts;

/** The package through which ts-morph itself loads the compiler; its dependency, not ours. */
const COMPILER_PACKAGE = '@ts-morph/common';

let compiler: Compiler | undefined;
let cacheFolder: string | undefined;
let script: CachedScript | undefined;

/** The TypeScript compiler, loaded at the first call: it costs more than all the rest of a run on one small handler. */
export function loadCompiler(): Compiler {
  compiler ??= requireCompiler();
  return compiler;
}

/**
 * Keeps the compiled code of the compiler in `folder` from one run to the next, which makes loading three times as quick.
 * @param folder absolute, of this user alone; it is made where it is missing, and left alone where others can write to it.
 */
export function useCompilerCache(folder: string): void {
  cacheFolder = folder;
}

/** Writes what this run has compiled, where there is a cache folder that doesn't have it yet. To be called when the work is done: only what ran is kept. */
export function saveCompilerCache(): void {
  script?.save();
}

/**
 * ts-morph's wrappers and its copies of the library files are never used, so only the compiler inside it is loaded (165 ms for 235, measured).
 * `require` and not `import`: Node would scan all of it for export names.
 */
function requireCompiler(): Compiler {
  const require = createRequire(createRequire(import.meta.url).resolve('ts-morph'));
  const file = compilerFile(require);
  if (file === undefined) {
    const whole: { readonly ts: Compiler } = require('ts-morph');
    return whole.ts;
  }
  if (cacheFolder !== undefined) {
    const { version }: { readonly version: string } = createRequire(file)('../package.json');
    script = new CachedScript(file, cacheFolder, `ts-morph-common-${version}`);
    const cached = script.run();
    if (isCompiler(cached)) return cached;
  }
  return require(file);
}

function isCompiler(value: unknown): value is Compiler {
  return typeof value === 'object' && value !== null && 'createSourceFile' in value;
}

function compilerFile(require: NodeJS.Require): string | undefined {
  try {
    return require.resolve(`${COMPILER_PACKAGE}/dist/typescript.js`);
  } catch {
    return undefined;
  }
}
