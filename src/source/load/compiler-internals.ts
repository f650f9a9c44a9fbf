import type { ts } from 'ts-morph';
import type { Compiler } from './compiler.ts';

/**
 * How every module is read, whatever the project's own settings: as a module of the newest language, never compiled, with nothing
 * looked up by the compiler itself. `Force`: a script without import or export is a module for Node too, its names are its own.
 */
export function compilerOptions(ts: Compiler): ts.CompilerOptions {
  return {
    allowJs: true,
    checkJs: false,
    noLib: true,
    noResolve: true,
    types: [],
    resolveJsonModule: true,
    experimentalDecorators: true,
    target: ts.ScriptTarget.ESNext,
    module: ts.ModuleKind.ESNext,
    moduleDetection: ts.ModuleDetectionKind.Force,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
  };
}

/**
 * Parses as the compiler itself does for these options, but comments are not read: types in them say nothing of what runs, and cost half as much again.
 * @throws {RangeError} where the code is nested too deep for the stack.
 */
export function parseModule(ts: Compiler, fileName: string, text: string, options: ts.CompilerOptions): ts.SourceFile {
  if (fileName.endsWith('.json')) return ts.parseJsonText(fileName, text);
  const indicator: unknown = callInternal(ts, 'getSetExternalModuleIndicator', options);
  const parsing: ts.CreateSourceFileOptions = {
    languageVersion: ts.ScriptTarget.ESNext,
    jsDocParsingMode: ts.JSDocParsingMode.ParseNone,
    ...(isIndicator(indicator) ? { setExternalModuleIndicator: indicator } : {}),
  };
  return ts.createSourceFile(fileName, text, parsing, true);
}

/** Binds the file's scopes, which the checker would do for all files at once: here a file too deep for the stack spoils only itself. */
export function canBind(ts: Compiler, source: ts.SourceFile, options: ts.CompilerOptions): boolean {
  try {
    callInternal(ts, 'bindSourceFile', source, options);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** The syntax errors of a file; the compiler's public way to them needs a whole program. */
export function syntaxErrors(source: ts.SourceFile): readonly SyntaxProblem[] {
  const diagnostics: unknown = Reflect.get(source, 'parseDiagnostics');
  return Array.isArray(diagnostics) ? diagnostics.flatMap(readDiagnostic) : [];
}

export interface SyntaxProblem {
  /** Offset in the text. */
  readonly start: number;
  readonly message: string;
}

function readDiagnostic(diagnostic: unknown): SyntaxProblem[] {
  if (typeof diagnostic !== 'object' || diagnostic === null || !('messageText' in diagnostic)) return [];
  const start = 'start' in diagnostic && typeof diagnostic.start === 'number' ? diagnostic.start : 0;
  const text: unknown = diagnostic.messageText;
  const first: unknown = typeof text === 'object' && text !== null && 'messageText' in text ? text.messageText : text;
  return [{ start, message: String(first) }];
}

function isIndicator(value: unknown): value is (file: ts.SourceFile) => void {
  return typeof value === 'function';
}

/** The result of a function that the compiler exports at run time only; `undefined` where a release has dropped it: all have a slower public stand-in. */
function callInternal(ts: Compiler, name: string, ...values: readonly unknown[]): unknown {
  const internal: unknown = Reflect.get(ts, name);
  return typeof internal === 'function' ? Reflect.apply(internal, ts, values) : undefined;
}
