import type { ts } from 'ts-morph';
import type { Finding } from '../../model/finding.ts';
import type { Origin } from '../../model/origin.ts';
import { type Compiler, loadCompiler } from './compiler.ts';
import { compilerOptions, parseModule, syntaxErrors } from './compiler-internals.ts';
import { type ImportSite, importSites } from './import-sites.ts';
import { inlineMapping } from './inline-mapping.ts';
import { LockFiles } from './lock-files.ts';
import { encodingFinding, nestingFinding, syntaxFinding, unreadableFinding } from './module-findings.ts';
import type { OriginMapping } from './origin-mapping.ts';
import { SafeFiles, type UnreadableFile } from './safe-files.ts';
import { sourceMapping } from './source-map.ts';

/** A file that was read: its module, where it can be analysed, and what is wrong with it. */
export interface StoredModule {
  /** Its real path, relative to the root; for code inside a template the template and `#` and a number. */
  readonly file: string;
  /** Named `/` and `file`, so that no path of the machine gets into it; absent where the file can't be analysed. */
  readonly source?: ts.SourceFile;
  /** Set where people wrote the code elsewhere: in a template, or as the source of a bundle. */
  readonly mapping?: OriginMapping;
  readonly findings: readonly Finding[];
}

/** All modules of a run together: their syntax trees take up to a hundred times as much memory as their text. */
const MAXIMUM_CHARACTERS = 12 * 1024 * 1024;

/** Reads and parses each file of a project once, for all the programs made from it. */
export class ModuleStore {
  readonly files: SafeFiles;
  readonly ts: Compiler = loadCompiler();
  readonly options: ts.CompilerOptions = compilerOptions(this.ts);
  readonly locks: LockFiles;
  readonly #maximum: number;
  readonly #modules = new Map<string, StoredModule>();
  readonly #inline = new Map<string, StoredModule>();
  readonly #imports = new WeakMap<ts.SourceFile, readonly ImportSite[]>();

  #characters = 0;

  /**
   * @param maximum how many characters of source are read in all.
   * @throws {UserError} where `root` is no folder.
   */
  constructor(root: string, maximum = MAXIMUM_CHARACTERS) {
    this.files = new SafeFiles(root);
    this.locks = new LockFiles(this.files);
    this.#maximum = maximum;
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
      const template = this.files.read(file);
      const mapping = inlineMapping(file, template.kind === 'text' ? template.text : '', text);
      module = this.#parse(`${file}#${this.#inline.size + 1}.js`, text, [], mapping);
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
    this.#characters += content.text.length;
    if (this.#characters > this.#maximum) return { file, findings: [unreadableFinding(file, tooMuch(this.#maximum))] };
    const encoding = encodingFinding(file, content.text, content.encoding);
    const mapping = /\.[mc]?jsx?$/.test(file) ? sourceMapping(this.files, file, content.text) : undefined;
    return this.#parse(file, content.text, encoding === undefined ? [] : [encoding], mapping);
  }

  #parse(file: string, text: string, findings: readonly Finding[], mapping: OriginMapping | undefined): StoredModule {
    try {
      const source = parseModule(this.ts, `/${file}`, text, this.options);
      const module = { file, source, ...(mapping === undefined ? {} : { mapping }) };
      return { ...module, findings: [...findings, ...syntaxFindings(module)] };
    } catch (error) {
      if (error instanceof RangeError) return { file, findings: [...findings, nestingFinding(mapping?.(1, 1)?.file ?? file)] };
      throw error;
    }
  }
}

function tooMuch(maximum: number): UnreadableFile {
  return {
    kind: 'problem',
    problem: 'too-large',
    reason: `the modules before it have ${maximum} characters together, and no more are read`,
  };
}

/** Where an offset of a module's text was written by people. */
export function originAt({ file, source, mapping }: Pick<StoredModule, 'file' | 'source' | 'mapping'>, offset: number): Origin {
  const { line, character } = source?.getLineAndCharacterOfPosition(offset) ?? { line: 0, character: 0 };
  return mapping?.(line + 1, character + 1) ?? { file, line: line + 1, column: character + 1 };
}

function syntaxFindings(module: Pick<StoredModule, 'file' | 'mapping'> & { readonly source: ts.SourceFile }): Finding[] {
  const errors = syntaxErrors(module.source);
  const [first] = errors;
  return first === undefined ? [] : [syntaxFinding(originAt(module, first.start), first.message, errors.length)];
}
