import path from 'node:path';
import type { Compiler } from '../compiler.ts';
import type { SafeFiles } from '../safe-files.ts';
import { foldersAbove } from './package-json.ts';
import { type FindWorkspace, readTsConfig, type TsConfig } from './tsconfig.ts';

/** The tsconfig.json and jsconfig.json files of a project, each read once. */
export class TsConfigs {
  readonly #ts: Compiler;
  readonly #files: SafeFiles;
  readonly #findWorkspace: FindWorkspace;
  readonly #read = new Map<string, TsConfig | undefined>();

  constructor(ts: Compiler, files: SafeFiles, findWorkspace: FindWorkspace) {
    this.#ts = ts;
    this.#files = files;
    this.#findWorkspace = findWorkspace;
  }

  /** The configs from the folder of `file` up to the root; the first is the one that counts for it. */
  above(file: string): TsConfig[] {
    return foldersAbove(file).flatMap((folder) => this.#in(folder) ?? []);
  }

  #in(folder: string): TsConfig | undefined {
    if (!this.#read.has(folder)) {
      const names = ['tsconfig.json', 'jsconfig.json'].map((name) => path.posix.join(folder, name));
      const file = names.find((name) => this.#files.locate(name).kind !== 'problem' || this.#isRefused(name));
      this.#read.set(folder, file === undefined ? undefined : readTsConfig(this.#ts, this.#files, file, this.#findWorkspace));
    }
    return this.#read.get(folder);
  }

  /** There is something of that name, which may not be read: that is worth a finding. */
  #isRefused(file: string): boolean {
    const located = this.#files.locate(file);
    return located.kind === 'problem' && located.problem !== 'missing';
  }
}
