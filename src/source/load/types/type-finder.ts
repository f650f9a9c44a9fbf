import path from 'node:path';
import type { ts } from 'ts-morph';
import type { Compiler } from '../compiler.ts';
import type { Resolution } from '../resolution.ts';
import type { SafeFiles } from '../safe-files.ts';
import { LANGUAGE_TYPES } from './language-types.ts';
import { sdkTypes } from './sdk-types.ts';

/** What the type of an expression names. */
export type TypeName =
  /** One of the language's own: a list, a map, a promise, a text. */
  | { readonly kind: 'language' }
  | { readonly kind: 'class'; readonly node: ts.ClassDeclaration }
  /** \`path\` leads from the package's exports to it. */
  | { readonly kind: 'package'; readonly package: string; readonly path: readonly string[] };

/** What the finder is made from. */
export interface TypeSources {
  readonly ts: Compiler;
  readonly options: ts.CompilerOptions;
  readonly modules: readonly ts.SourceFile[];
  resolve(from: ts.SourceFile, specifier: string): Resolution;
  /** Set where the declarations of installed packages may be read. */
  readonly packages: SafeFiles | undefined;
}

const LANGUAGE_FILE = '/@language/types.d.ts';
const SDK_FOLDER = '/@sdk/';

/** Declarations of packages that are read, in characters. */
const MAXIMUM_CHARACTERS = 8 * 1024 * 1024;

/**
 * Asks the compiler's checker which class the type of an expression names. The SDK's types are told by the catalog; those of other packages are
 * read below the project root, where that is asked for.
 */
export class TypeFinder {
  readonly #sources: TypeSources;
  readonly #virtual = new Map<string, ts.SourceFile>();
  readonly #checker: ts.TypeChecker;
  #characters = 0;

  constructor(sources: TypeSources) {
    this.#sources = sources;
    for (const source of sources.modules) this.#virtual.set(source.fileName, source);
    this.#checker = this.#createChecker();
  }

  /** What the type of an expression names, each part of a union; none where it is not known. */
  classesOf(node: ts.Expression): readonly TypeName[] {
    const type = this.#checker.getTypeAtLocation(node);
    const parts = type.isUnion() ? type.types : [type];
    return parts.flatMap((part) => this.#classOf(part, 0) ?? []);
  }

  #classOf(type: ts.Type, depth: number): TypeName | undefined {
    const { ts } = this.#sources;
    for (const declaration of this.#checker.getApparentType(type).getSymbol()?.declarations ?? []) {
      if (declaration.getSourceFile().fileName === LANGUAGE_FILE) return { kind: 'language' };
      const named = ts.isClassDeclaration(declaration) ? this.#nameOf(declaration) : undefined;
      if (named !== undefined) return named;
    }
    if (depth > 8 || !type.isClassOrInterface()) return undefined;
    for (const base of this.#checker.getBaseTypes(type)) {
      const found = this.#classOf(base, depth + 1);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  #nameOf(node: ts.ClassDeclaration): TypeName | undefined {
    const { ts } = this.#sources;
    const { fileName } = node.getSourceFile();
    if (!fileName.startsWith(SDK_FOLDER))
      return this.#sources.modules.some((module) => module.fileName === fileName) ? { kind: 'class', node } : undefined;
    const name = node.name?.text ?? '';
    const outer = ts.isModuleBlock(node.parent) && ts.isModuleDeclaration(node.parent.parent) ? node.parent.parent.name.text : undefined;
    const specifier = fileName.slice(SDK_FOLDER.length, -'.d.ts'.length);
    if (specifier.startsWith('aws-sdk/clients/')) return { kind: 'package', package: specifier, path: outer === undefined ? [] : [name] };
    return { kind: 'package', package: specifier, path: outer === undefined ? [name] : [outer, name] };
  }

  #createChecker(): ts.TypeChecker {
    const { ts, options, modules } = this.#sources;
    this.#add(LANGUAGE_FILE, LANGUAGE_TYPES);
    const host: ts.CompilerHost = {
      getSourceFile: (name) => this.#virtual.get(name) ?? this.#readDeclarations(name),
      getDefaultLibFileName: () => LANGUAGE_FILE,
      writeFile: () => undefined,
      getCurrentDirectory: () => '/',
      getCanonicalFileName: (name) => name,
      useCaseSensitiveFileNames: () => true,
      getNewLine: () => '\n',
      fileExists: (name) => this.#virtual.has(name) || this.#sources.packages?.isFile(name.slice(1)) === true,
      readFile: (name) => this.#text(name),
      directoryExists: (name) => this.#sources.packages?.isFolder(name.slice(1)) === true,
      getDirectories: () => [],
      resolveModuleNameLiterals: (literals, containing) =>
        literals.map(({ text }) => ({ resolvedModule: this.#resolve(text, containing, host) })),
    };
    const rootNames = [LANGUAGE_FILE, ...modules.map(({ fileName }) => fileName)];
    return ts.createProgram({ rootNames, options: { ...options, noResolve: false, skipLibCheck: true }, host }).getTypeChecker();
  }

  #resolve(specifier: string, containing: string, host: ts.ModuleResolutionHost): ts.ResolvedModuleFull | undefined {
    const { ts, options, packages } = this.#sources;
    const from = this.#sources.modules.find(({ fileName }) => fileName === containing);
    const resolution = from === undefined ? undefined : this.#sources.resolve(from, specifier);
    if (resolution?.kind === 'module') return { resolvedFileName: `/${resolution.file}`, extension: path.posix.extname(resolution.file) };
    const stub = this.#sdkFile(specifier);
    if (stub !== undefined) return { resolvedFileName: stub, extension: ts.Extension.Dts };
    if (packages === undefined || (resolution !== undefined && resolution.kind !== 'package')) return undefined;
    const found = ts.resolveModuleName(specifier, containing, { ...options, noDtsResolution: false }, host).resolvedModule;
    return found !== undefined && /\.d\.[mc]?ts$/.test(found.resolvedFileName) ? found : undefined;
  }

  #sdkFile(specifier: string): string | undefined {
    const [name = '', subpath = ''] = specifier.startsWith('@')
      ? [specifier.split('/').slice(0, 2).join('/'), specifier.split('/').slice(2).join('/')]
      : [specifier.split('/')[0], specifier.split('/').slice(1).join('/')];
    const text = sdkTypes(name, subpath);
    if (text === undefined) return undefined;
    const file = `${SDK_FOLDER}${name === 'aws-sdk' ? specifier : name}.d.ts`;
    if (!this.#virtual.has(file)) this.#add(file, text);
    return file;
  }

  #readDeclarations(name: string): ts.SourceFile | undefined {
    const text = /\.d\.[mc]?ts$/.test(name) && this.#characters < MAXIMUM_CHARACTERS ? this.#text(name) : undefined;
    if (text === undefined) return undefined;
    this.#characters += text.length;
    return this.#add(name, text);
  }

  #text(name: string): string | undefined {
    const read = this.#sources.packages?.read(name.slice(1));
    return read?.kind === 'text' ? read.text : undefined;
  }

  #add(name: string, text: string): ts.SourceFile {
    const source = this.#sources.ts.createSourceFile(name, text, this.#sources.ts.ScriptTarget.ESNext, false);
    this.#virtual.set(name, source);
    return source;
  }
}
