import path from 'node:path';
import type { ts } from 'ts-morph';
import type { Finding } from '../../model/finding.ts';
import type { Origin } from '../../model/origin.ts';
import type { Compiler } from './compiler.ts';
import { ModuleStore, type StoredModule } from './module-store.ts';
import type { Resolution } from './resolution.ts';
import { resolve } from './resolve.ts';

/** What a program is made from. */
export interface ProgramRequest {
  /** Absolute path of the project root; nothing outside it is read. */
  readonly root: string;
  readonly entries: readonly ProgramEntry[];
  /** Folders, relative to the root, that stand under `/opt/nodejs` at run time. */
  readonly layers: readonly string[];
}

/** A module that a program starts from. */
export interface ProgramEntry {
  /** Relative to the root, with `/`. */
  readonly file: string;
  /** Code that stands inside `file` (a template) instead of being it. */
  readonly inlineSource?: string;
}

/**
 * The first-party code that a set of entry modules imports, parsed once, with its scopes.
 * Files are named by their path relative to the root, with `/`; a symbolic link is named by what it points at.
 */
export interface Program {
  readonly ts: Compiler;
  /**
   * Finds symbols of identifiers and of aliases; knows no type of a package or of the language's library.
   * Ask for it anew each time: `module` may have brought in a file that an older one doesn't know.
   */
  readonly checker: ts.TypeChecker;
  /** The module of an entry; `undefined` where it can't be read (the findings say why). */
  entryModule(entry: ProgramEntry): ts.SourceFile | undefined;
  /** The parsed file with its import closure; `undefined` where it can't be read. `.json` files give a `ts.JsonSourceFile`. */
  module(file: string): ts.SourceFile | undefined;
  /** What `specifier` stands for in `from`; `require` and `import` differ only where a package.json tells them apart. */
  resolve(from: ts.SourceFile, specifier: string, syntax?: 'import' | 'require'): Resolution;
  /** The modules that loading `from` loads, itself first, each once, in the order of the import statements; type-only imports left out. */
  importClosure(from: ts.SourceFile): readonly ts.SourceFile[];
  /** What could not be read or understood in the import closure of `from`: syntax errors, encodings, bounds, missing modules, tsconfig. */
  findings(from: ts.SourceFile): readonly Finding[];
  /** What keeps an entry from being read at all, where `entryModule` gives `undefined`. */
  entryFindings(entry: ProgramEntry): readonly Finding[];
  /** The file of a node's module, relative to the root. */
  fileOf(node: ts.Node): string;
  /** Where a node starts; in a bundle with a source map the place in the source that it was made from. */
  origin(node: ts.Node): Origin;
}

/** Modules are ES2022 or newer whatever the project says: this program is read, never compiled. */
function compilerOptions(ts: Compiler): ts.CompilerOptions {
  return {
    allowJs: true,
    checkJs: false,
    noLib: true,
    noResolve: true,
    types: [],
    resolveJsonModule: true,
    target: ts.ScriptTarget.ESNext,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    experimentalDecorators: true,
  };
}

/**
 * The program of the entries and all they import.
 * @param store shares parsed files between programs of one root.
 * @throws {UserError} where the root is no folder.
 */
export function createProgram(request: ProgramRequest, store: ModuleStore = new ModuleStore(request.root)): Program {
  return new FirstPartyProgram(request, store);
}

class FirstPartyProgram implements Program {
  readonly ts: Compiler;
  readonly #store: ModuleStore;
  readonly #modules = new Map<ts.SourceFile, StoredModule>();
  #checker: ts.TypeChecker | undefined;

  constructor(request: ProgramRequest, store: ModuleStore) {
    this.#store = store;
    this.ts = store.ts;
    for (const entry of request.entries) this.entryModule(entry);
  }

  get checker(): ts.TypeChecker {
    this.#checker ??= this.#createChecker();
    return this.#checker;
  }

  entryModule(entry: ProgramEntry): ts.SourceFile | undefined {
    if (entry.inlineSource === undefined) return this.module(entry.file);
    return this.#add(this.#store.loadInline(entry.file, entry.inlineSource));
  }

  module(file: string): ts.SourceFile | undefined {
    const module = this.#store.load(file);
    return 'source' in module ? this.#add(module) : undefined;
  }

  resolve(from: ts.SourceFile, specifier: string): Resolution {
    return resolve(this.#store.files, this.fileOf(from), specifier);
  }

  importClosure(from: ts.SourceFile): readonly ts.SourceFile[] {
    const closure = new Set<ts.SourceFile>([from]);
    for (const source of closure) {
      for (const { specifier, erased } of this.#modules.get(source)?.imports ?? []) {
        const resolution = erased ? undefined : this.resolve(source, specifier);
        const next = resolution?.kind === 'module' ? this.module(resolution.file) : undefined;
        if (next !== undefined) closure.add(next);
      }
    }
    return [...closure];
  }

  findings(from: ts.SourceFile): readonly Finding[] {
    return this.importClosure(from).flatMap((source) => this.#modules.get(source)?.findings ?? []);
  }

  entryFindings(entry: ProgramEntry): readonly Finding[] {
    const module = this.#store.load(entry.file);
    if ('source' in module) return [];
    return [{ rule: 'unreadable-source', severity: 'error', message: `${entry.file}: ${module.reason}`, incomplete: '*' }];
  }

  fileOf(node: ts.Node): string {
    return node.getSourceFile().fileName.slice(1);
  }

  origin(node: ts.Node): Origin {
    const source = node.getSourceFile();
    const { line, character } = source.getLineAndCharacterOfPosition(node.getStart(source));
    return { file: this.fileOf(source), line: line + 1, column: character + 1 };
  }

  #add(module: StoredModule): ts.SourceFile {
    if (this.#modules.has(module.source)) return module.source;
    this.#modules.set(module.source, module);
    this.#checker = undefined;
    this.importClosure(module.source);
    return module.source;
  }

  #createChecker(): ts.TypeChecker {
    const { ts } = this;
    const options = compilerOptions(ts);
    const sources = new Map([...this.#modules.keys()].map((source) => [source.fileName, source]));
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
          const resolution = from === undefined ? undefined : this.resolve(from, literal.text);
          if (resolution?.kind !== 'module') return { resolvedModule: undefined };
          return { resolvedModule: { resolvedFileName: `/${resolution.file}`, extension: path.posix.extname(resolution.file) } };
        }),
    };
    return ts.createProgram({ rootNames: [...sources.keys()], options, host }).getTypeChecker();
  }
}
