import type { ts } from 'ts-morph';
import type { Finding } from '../../model/finding.ts';
import { type Compiler, loadCompiler } from './compiler.ts';
import { type ImportSite, importSites } from './import-sites.ts';
import { SafeFiles, type UnreadableFile } from './safe-files.ts';

/** A module that was read and parsed. */
export interface StoredModule {
  /** Relative to the root. */
  readonly file: string;
  /** Its name is `/` and `file`: no path of the machine gets into it. */
  readonly source: ts.SourceFile;
  readonly imports: readonly ImportSite[];
  readonly findings: readonly Finding[];
}

/** Reads and parses each file of a project once, for all the programs made from it. */
export class ModuleStore {
  readonly files: SafeFiles;
  readonly ts: Compiler = loadCompiler();
  readonly #modules = new Map<string, StoredModule | UnreadableFile>();

  /** @throws {UserError} where `root` is no folder. */
  constructor(root: string) {
    this.files = new SafeFiles(root);
  }

  /** The module of a file relative to the root. */
  load(file: string): StoredModule | UnreadableFile {
    const located = this.files.locate(file);
    if (located.kind === 'problem') return located;
    let module = this.#modules.get(located.file);
    if (module === undefined) {
      module = this.#read(located.file);
      this.#modules.set(located.file, module);
    }
    return module;
  }

  /** The module of code that stands inside `file`. */
  loadInline(file: string, text: string): StoredModule {
    const name = `${file}#${text.length}.js`;
    const known = this.#modules.get(name);
    if (known !== undefined && 'source' in known) return known;
    const module = this.#parse(name, text, []);
    this.#modules.set(name, module);
    return module;
  }

  #read(file: string): StoredModule | UnreadableFile {
    const content = this.files.read(file);
    return content.kind === 'problem' ? content : this.#parse(file, content.text, []);
  }

  #parse(file: string, text: string, findings: Finding[]): StoredModule {
    const { ts } = this;
    const name = `/${file}`;
    const source = file.endsWith('.json') ? ts.parseJsonText(name, text) : ts.createSourceFile(name, text, ts.ScriptTarget.ESNext, true);
    return { file, source, imports: importSites(ts, source), findings };
  }
}
