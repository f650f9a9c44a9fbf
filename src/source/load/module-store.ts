import type { ts } from 'ts-morph';
import type { Finding } from '../../model/finding.ts';
import { type Compiler, loadCompiler } from './compiler.ts';
import { bindModule, compilerOptions, parseModule, syntaxErrors } from './compiler-internals.ts';
import { type ImportSite, importSites } from './import-sites.ts';
import { encodingFinding, nestingFinding, syntaxFinding, unreadableFinding } from './module-findings.ts';
import { SafeFiles } from './safe-files.ts';

/** A file that was read: its module, where it can be analysed, and what is wrong with it. */
export interface StoredModule {
  /** Its real path, relative to the root; for code inside a template the template and `#` and a number. */
  readonly file: string;
  /** Named `/` and `file`, so that no path of the machine gets into it; absent where the file can't be analysed. */
  readonly source?: ts.SourceFile;
  readonly findings: readonly Finding[];
}

/** Reads and parses each file of a project once, for all the programs made from it. */
export class ModuleStore {
  readonly files: SafeFiles;
  readonly ts: Compiler = loadCompiler();
  readonly options: ts.CompilerOptions = compilerOptions(this.ts);
  readonly #modules = new Map<string, StoredModule>();
  readonly #inline = new Map<string, StoredModule>();
  readonly #imports = new WeakMap<ts.SourceFile, readonly ImportSite[]>();

  /** @throws {UserError} where `root` is no folder. */
  constructor(root: string) {
    this.files = new SafeFiles(root);
  }

  /** The module of a file relative to the root. */
  load(file: string): StoredModule {
    const located = this.files.locate(file);
    const name = located.kind === 'problem' ? file : located.file;
    let module = this.#modules.get(name);
    if (module === undefined) {
      module = this.#read(name);
      this.#modules.set(name, module);
    }
    return module;
  }

  /** The module of code that stands inside the template `file`. */
  loadInline(file: string, text: string): StoredModule {
    const key = `${file}\n${text}`;
    let module = this.#inline.get(key);
    if (module === undefined) {
      module = this.#parse(`${file}#${this.#inline.size + 1}.js`, text, []);
      this.#inline.set(key, module);
    }
    return module;
  }

  /** The constant imports of a module of this store. */
  importsOf(source: ts.SourceFile): readonly ImportSite[] {
    let sites = this.#imports.get(source);
    if (sites === undefined) {
      sites = importSites(this.ts, source);
      this.#imports.set(source, sites);
    }
    return sites;
  }

  #read(file: string): StoredModule {
    const content = this.files.read(file);
    if (content.kind === 'problem') return { file, findings: [unreadableFinding(file, content)] };
    const encoding = encodingFinding(file, content.text, content.encoding);
    return this.#parse(file, content.text, encoding === undefined ? [] : [encoding]);
  }

  #parse(file: string, text: string, findings: readonly Finding[]): StoredModule {
    try {
      const source = parseModule(this.ts, `/${file}`, text, this.options);
      bindModule(this.ts, source, this.options);
      return { file, source, findings: [...findings, ...syntaxFindings(file, source)] };
    } catch (error) {
      if (error instanceof RangeError) return { file, findings: [...findings, nestingFinding(file)] };
      throw error;
    }
  }
}

function syntaxFindings(file: string, source: ts.SourceFile): Finding[] {
  const errors = syntaxErrors(source);
  const [first] = errors;
  if (first === undefined) return [];
  const { line, character } = source.getLineAndCharacterOfPosition(first.start);
  return [syntaxFinding(file, line + 1, character + 1, first.message, errors.length)];
}
