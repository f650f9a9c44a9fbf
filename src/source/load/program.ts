import type { ts } from 'ts-morph';
import type { Finding } from '../../model/finding.ts';
import type { Origin } from '../../model/origin.ts';
import type { Compiler } from './compiler.ts';
import { FirstPartyProgram } from './first-party-program.ts';
import type { ImportSite } from './import-sites.ts';
import type { Dependencies } from './lock-file.ts';
import { ModuleStore } from './module-store.ts';
import type { Resolution } from './resolution.ts';
import type { TypeName } from './types/type-finder.ts';

/** What a program is made from. */
export interface ProgramRequest {
  /** Absolute path of the project root; nothing outside it is read. */
  readonly root: string;
  readonly entries: readonly ProgramEntry[];
  /** Folders, relative to the root, that stand under `/opt/nodejs` at run time. */
  readonly layers: readonly string[];
  /** True where the types that installed packages declare may be read. */
  readonly packageTypes?: boolean;
}

/** A module that a program starts from. */
export interface ProgramEntry {
  /** Relative to the root, with `/`. */
  readonly file: string;
  /** Code that stands inside `file` (a template) instead of being it. */
  readonly inlineSource?: string;
}

/** An import with a constant specifier, and what it stands for. */
export interface ResolvedImport extends ImportSite {
  readonly resolution: Resolution;
}

/**
 * The first-party code that a set of entry modules imports, parsed once, with its scopes.
 * Files are named by their path relative to the root, with `/`; a symbolic link is named by what it points at.
 */
export interface Program {
  readonly ts: Compiler;
  /** True where the types that installed packages declare are read. */
  readonly packageTypes: boolean;
  /**
   * Finds symbols of identifiers and of aliases; knows no type of a package or of the language's library.
   * Ask for it anew each time: `module` may have brought in a file that an older one doesn't know.
   */
  readonly checker: ts.TypeChecker;
  /** The classes that the type of an expression names, by the compiler's checker; none where it knows none. */
  classesOfType(node: ts.Expression): readonly TypeName[];
  /** The module of an entry; `undefined` where it can't be read (`entryFindings` says why). */
  entryModule(entry: ProgramEntry): ts.SourceFile | undefined;
  /** The parsed file with its import closure; `undefined` where it can't be read. `.json` files give a `ts.JsonSourceFile`. */
  module(file: string): ts.SourceFile | undefined;
  /** What `specifier` stands for in `from`; `require` and `import` differ only where a package.json tells them apart. */
  resolve(from: ts.SourceFile, specifier: string, syntax?: 'import' | 'require'): Resolution;
  /** The specifiers in `from` that begin and end so and lead to a module. */
  specifiersFitting(from: ts.SourceFile, prefix: string, suffix: string): readonly string[];
  /** The imports with a constant specifier that the compiled module has (those only of types are gone), in the order of the text. */
  imports(from: ts.SourceFile): readonly ResolvedImport[];
  /** Every module that running `from` may load through `imports`, itself first, each once. */
  importClosure(from: ts.SourceFile): readonly ts.SourceFile[];
  /**
   * What could not be read or understood in the import closure of `from`: syntax errors, encodings, bounds, tsconfig, modules that an
   * import statement names and that are missing. A `require` or `import()` of a missing module is left to who runs it: `resolve` says so.
   */
  findings(from: ts.SourceFile): readonly Finding[];
  /** What is wrong with the file of an entry itself; never empty where `entryModule` gives `undefined`. */
  entryFindings(entry: ProgramEntry): readonly Finding[];
  /** What the packages that a node's module imports need themselves, by the lock file nearest above it; empty where there is none. */
  dependencies(node: ts.Node): Dependencies;
  /** The file of a node's module, relative to the root. */
  fileOf(node: ts.Node): string;
  /** Where a node starts; in a bundle with a source map the place in the source that it was made from. */
  origin(node: ts.Node): Origin;
}

/**
 * The program of the entries and all they import.
 * @param store shares parsed files between programs of one root.
 * @throws {UserError} where the root is no folder.
 */
export function createProgram(request: ProgramRequest, store: ModuleStore = new ModuleStore(request.root)): Program {
  return new FirstPartyProgram(request, store);
}
