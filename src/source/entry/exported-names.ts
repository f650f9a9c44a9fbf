import { loadCompiler } from '../load/compiler.ts';
import type { SafeFiles } from '../load/safe-files.ts';
import { commonJsExports } from './commonjs-exports.ts';
import { statementExports } from './statement-exports.ts';

/** Larger files are bundles. */
const MAXIMUM_BYTES = 500_000;

/** The names that a file of the project exports by its own text, with the line that each stands on; none where it can't be read. */
export function exportedNames(files: SafeFiles, file: string): ReadonlyMap<string, number> {
  const content = files.read(file, MAXIMUM_BYTES);
  if (content.kind !== 'text') return new Map();
  const ts = loadCompiler();
  const source = ts.createSourceFile(file, content.text, ts.ScriptTarget.Latest, true);
  const names = [...statementExports(ts, source).names, ...commonJsExports(ts, source).names];
  const lines = content.text.split('\n');
  return new Map(
    names.map((name) => {
      const index = lines.findIndex((line) => line.includes('export') && line.includes(name));
      return [name, Math.max(index, 0) + 1] as const;
    }),
  );
}
