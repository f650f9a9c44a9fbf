import type { Finding } from '../../model/finding.ts';
import type { Origin } from '../../model/origin.ts';
import type { Encoding } from './decode.ts';
import type { FileProblem, UnreadableFile } from './safe-files.ts';

const PROBLEMS: Readonly<Record<FileProblem, { readonly rule: string; readonly advice: string }>> = {
  missing: { rule: 'missing-module', advice: 'restore it or correct its name' },
  folder: { rule: 'missing-module', advice: 'name a source file' },
  'outside-root': { rule: 'outside-root', advice: 'set --root to a folder that contains it' },
  'symlink-loop': { rule: 'symlink-loop', advice: 'remove the loop' },
  'too-large': { rule: 'size-bound', advice: 'analyse the sources it was built from' },
  binary: { rule: 'binary-source', advice: 'name a source file' },
  unreadable: { rule: 'unreadable-source', advice: 'make it a readable file' },
};

/** A file that can't be analysed at all; calls may be missing. */
export function unreadableFinding(file: string, problem: UnreadableFile): Finding {
  const { rule, advice } = PROBLEMS[problem.problem];
  return {
    rule,
    severity: 'error',
    message: `not analysed: ${problem.reason}; ${advice}`,
    origin: { file, line: 1, column: 1 },
    incomplete: '*',
  };
}

/** A file that is not UTF-8; `undefined` for one that is. */
export function encodingFinding(file: string, text: string, encoding: Encoding): Finding | undefined {
  if (encoding === 'utf-8') return undefined;
  const before = encoding === 'invalid' ? text.slice(0, text.indexOf('\uFFFD')) : '';
  const lines = before.split('\n');
  const what =
    encoding === 'invalid'
      ? 'bytes that are no UTF-8 (Latin-1?), so texts are not what they look like'
      : `it is ${encoding.toUpperCase()}, which Node does not run`;
  return {
    rule: 'source-encoding',
    severity: 'warning',
    message: `${what}; save it as UTF-8`,
    origin: { file, line: lines.length, column: (lines.at(-1) ?? '').length + 1 },
    incomplete: '*',
  };
}

/** The first of a file's syntax errors; what could be parsed is analysed all the same. */
export function syntaxFinding(origin: Origin, message: string, count: number): Finding {
  const more = count > 1 ? ` (and ${count - 1} more)` : '';
  return {
    rule: 'syntax-error',
    severity: 'error',
    message: `syntax error: ${message}${more}; mend it, the rest of the file was analysed`,
    origin,
    incomplete: '*',
  };
}

/** A file nested too deep for the stack. */
export function nestingFinding(file: string): Finding {
  return {
    rule: 'nesting-bound',
    severity: 'error',
    message: 'not analysed: its code is nested too deep; break up the deepest expression, or analyse the sources it was built from',
    origin: { file, line: 1, column: 1 },
    incomplete: '*',
  };
}

/** An import whose module is not there or may not be read. */
export function missingModuleFinding(origin: Origin, specifier: string, reason: string): Finding {
  return {
    rule: 'missing-module',
    severity: 'warning',
    message: `'${specifier}' is not analysed: ${reason}; add the file, or correct the import`,
    origin,
    incomplete: '*',
  };
}
