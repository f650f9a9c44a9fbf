import { createRequire } from 'node:module';
import type { ts } from 'ts-morph';

/** The TypeScript compiler that ts-morph bundles. */
export type Compiler = typeof ts;

let compiler: Compiler | undefined;

/** The TypeScript compiler, loaded at the first call: it costs more than all the rest of a run on one small handler. */
export function loadCompiler(): Compiler {
  compiler ??= requireCompiler();
  return compiler;
}

/** `require` and not `import`: Node scans 13 MB for the export names of a CommonJS module that is imported. */
function requireCompiler(): Compiler {
  const loaded: { readonly ts: Compiler } = createRequire(import.meta.url)('ts-morph');
  return loaded.ts;
}
