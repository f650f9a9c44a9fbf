import path from 'node:path';
import type { ts } from 'ts-morph';
import { compareFindings, type Finding } from '../../model/finding.ts';
import type { Origin } from '../../model/origin.ts';
import type { Compiler } from './compiler.ts';
import { canBind } from './compiler-internals.ts';
import { createChecker } from './create-checker.ts';
import { fittingSpecifiers } from './fitting-specifiers.ts';
import type { Dependencies } from './lock-file.ts';
import { missingModuleFinding } from './module-findings.ts';
import { type ModuleStore, originAt, type StoredModule } from './module-store.ts';
import type { Program, ProgramEntry, ProgramRequest, ResolvedImport } from './program.ts';
import type { Resolution } from './resolution.ts';
import { type ImportSyntax, Resolver } from './resolve/resolver.ts';
import { TypeFinder, type TypeName } from './types/type-finder.ts';

/** See `Program`. */
export class FirstPartyProgram implements Program {
  readonly ts: Compiler;
  readonly packageTypes: boolean;
  readonly #store: ModuleStore;
  readonly #resolver: Resolver;
  readonly #modules = new Map<ts.SourceFile, StoredModule>();
  readonly #imports = new Map<ts.SourceFile, readonly ResolvedImport[]>();
  readonly #closures = new Map<ts.SourceFile, readonly ts.SourceFile[]>();
  #checker: ts.TypeChecker | undefined;
  #types: TypeFinder | undefined;

  constructor(request: ProgramRequest, store: ModuleStore) {
    this.ts = store.ts;
    this.#store = store;
    this.packageTypes = request.packageTypes === true;
    this.#resolver = new Resolver(
      store.ts,
      store.files,
      request.layers,
      request.entries.map(({ file }) => file),
    );
    for (const entry of request.entries) this.entryModule(entry);
  }

  get checker(): ts.TypeChecker {
    this.#checker ??= createChecker(this.ts, this.#store.options, this.#modules.keys(), (from, specifier) => this.resolve(from, specifier));
    return this.#checker;
  }

  classesOfType(node: ts.Expression): readonly TypeName[] {
    try {
      this.#types ??= this.#createTypeFinder();
      return this.#types.classesOf(node);
    } catch {
      // What the checker stumbles over (code nested too deep for the stack, above all) it does not know.
      return [];
    }
  }

  #createTypeFinder(): TypeFinder {
    return new TypeFinder({
      ts: this.ts,
      options: this.#store.options,
      modules: [...this.#modules.keys()].filter((source) => canBind(this.ts, source, this.#store.options)),
      resolve: (from, specifier) => this.resolve(from, specifier),
      packages: this.packageTypes ? this.#store.files : undefined,
    });
  }

  entryModule(entry: ProgramEntry): ts.SourceFile | undefined {
    return this.#addWithImports(this.#stored(entry));
  }

  entryFindings(entry: ProgramEntry): readonly Finding[] {
    return this.#stored(entry).findings;
  }

  module(file: string): ts.SourceFile | undefined {
    return this.#addWithImports(this.#store.load(file));
  }

  resolve(from: ts.SourceFile, specifier: string, syntax: ImportSyntax = 'import'): Resolution {
    return this.#resolver.resolve(this.fileOf(from), specifier, syntax);
  }

  specifiersFitting(from: ts.SourceFile, prefix: string, suffix: string): readonly string[] {
    const folder = path.posix.dirname(this.fileOf(from));
    const relative = prefix.startsWith('/var/task/') ? `./${path.posix.relative(folder, prefix.slice('/var/task/'.length))}` : prefix;
    const start = prefix.endsWith('/') && !relative.endsWith('/') ? `${relative}/` : relative;
    const specifiers = fittingSpecifiers(this.#store.files, this.fileOf(from), start, suffix);
    const found = new Map<string, string>();
    for (const specifier of specifiers) {
      const resolution = this.resolve(from, specifier, 'require');
      if (resolution.kind === 'module' && !found.has(resolution.file)) found.set(resolution.file, specifier);
    }
    return [...found.values()];
  }

  imports(from: ts.SourceFile): readonly ResolvedImport[] {
    let resolved = this.#imports.get(from);
    if (resolved === undefined) {
      resolved = this.#resolveImports(from);
      this.#imports.set(from, resolved);
    }
    return resolved;
  }

  importClosure(from: ts.SourceFile): readonly ts.SourceFile[] {
    let closure = this.#closures.get(from);
    if (closure === undefined) {
      closure = this.#collectImports(from);
      this.#closures.set(from, closure);
    }
    return closure;
  }

  findings(from: ts.SourceFile): readonly Finding[] {
    const found = new Set<Finding>();
    for (const source of this.importClosure(from)) {
      for (const finding of this.#modules.get(source)?.findings ?? []) found.add(finding);
      for (const finding of this.#resolver.configOf(this.fileOf(source))?.findings ?? []) found.add(finding);
      for (const site of this.imports(source)) for (const finding of this.#importFindings(site)) found.add(finding);
    }
    return [...found].sort(compareFindings);
  }

  dependencies(node: ts.Node): Dependencies {
    return this.#store.locks.dependencies(path.posix.dirname(this.fileOf(node)));
  }

  fileOf(node: ts.Node): string {
    return node.getSourceFile().fileName.slice(1);
  }

  origin(node: ts.Node): Origin {
    const source = node.getSourceFile();
    return originAt(this.#modules.get(source) ?? { file: this.fileOf(source), source }, node.getStart(source));
  }

  #stored(entry: ProgramEntry): StoredModule {
    return entry.inlineSource === undefined ? this.#store.load(entry.file) : this.#store.loadInline(entry.file, entry.inlineSource);
  }

  /** Adds the module and all it may load, so that the next checker knows them. */
  #addWithImports(module: StoredModule): ts.SourceFile | undefined {
    if (module.source === undefined || this.#modules.has(module.source)) return module.source;
    for (const source of this.importClosure(module.source)) {
      if (this.#modules.has(source)) continue;
      this.#modules.set(source, source === module.source ? module : this.#store.load(this.fileOf(source)));
      this.#checker = undefined;
      this.#types = undefined;
    }
    return module.source;
  }

  #collectImports(from: ts.SourceFile): ts.SourceFile[] {
    const closure = new Set([from]);
    for (const source of closure) {
      for (const { resolution } of this.imports(source)) {
        const imported = resolution.kind === 'module' ? this.#store.load(resolution.file).source : undefined;
        if (imported !== undefined) closure.add(imported);
      }
    }
    return [...closure];
  }

  #resolveImports(from: ts.SourceFile): ResolvedImport[] {
    const keepsUnused = this.#resolver.configOf(this.fileOf(from))?.keepsUnusedImports === true;
    return this.#store
      .importsOf(from)
      .filter((site) => site.erased === 'never' || (site.erased === 'unused' && keepsUnused))
      .map((site) => ({ ...site, resolution: this.resolve(from, site.specifier, site.kind === 'require' ? 'require' : 'import') }));
  }

  #importFindings(site: ResolvedImport): readonly Finding[] {
    const { resolution, node } = site;
    if (resolution.kind === 'module') return this.#store.load(resolution.file).findings;
    if (resolution.kind !== 'missing' || site.kind !== 'statement') return [];
    return [missingModuleFinding(this.origin(node), site.specifier, resolution.reason)];
  }
}
