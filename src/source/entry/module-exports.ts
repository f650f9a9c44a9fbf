import type { ts } from 'ts-morph';
import type { Program } from '../load/program.ts';
import { commonJsExports } from './commonjs-exports.ts';
import { statementExports } from './statement-exports.ts';

/** The names that a module exports. */
export interface ModuleExports {
  readonly names: ReadonlySet<string>;
  /** False where the module may export names that can't be told from its text. */
  readonly complete: boolean;
}

/** The exports of a module in every ESM and CommonJS spelling, those of modules that it re-exports with `export *` included. */
export function moduleExports(program: Program, source: ts.SourceFile): ModuleExports {
  const names = new Set<string>();
  const visited = new Set([source]);
  let complete = true;
  for (const module of visited) {
    const statements = statementExports(program.ts, module);
    const commonJs = commonJsExports(program.ts, module);
    for (const name of [...statements.names, ...commonJs.names]) if (module === source || name !== 'default') names.add(name);
    complete &&= commonJs.complete && program.findings(module).every(({ rule }) => rule !== 'syntax-error');
    for (const specifier of statements.stars) {
      const resolution = program.resolve(module, specifier);
      const starred = resolution.kind === 'module' ? program.module(resolution.file) : undefined;
      if (starred === undefined) complete = false;
      else visited.add(starred);
    }
  }
  return { names, complete };
}

/**
 * Why a handler's export (`handler`, `nested.handler`) can't be there: one line with the exports that are. `undefined` where it is there or
 * can't be ruled out. Of a nested export only the first name is looked at.
 */
export function missingExport(program: Program, source: ts.SourceFile, exported: string): string | undefined {
  const [first = ''] = exported.split('.');
  const { names, complete } = moduleExports(program, source);
  if (names.has(first) || !complete || source.text.includes(`this.${first}`)) return undefined;
  const there = [...names].sort();
  return `${program.fileOf(source)} has no export '${exported}'; ${there.length === 0 ? 'it exports nothing' : `it exports ${there.join(', ')}`}`;
}
