import path from 'node:path';
import type { SafeFiles } from '../safe-files.ts';
import { isRecord, type JsonRecord, parseJson, textOf } from './json-values.ts';

/** A package.json of the project. */
export interface PackageJson {
  /** The folder it stands in, relative to the root. */
  readonly folder: string;
  readonly name?: string;
  readonly content: JsonRecord;
  /** Every kind of dependency: name -> version or address. */
  readonly dependencies: ReadonlyMap<string, string>;
}

const DEPENDENCY_FIELDS = ['devDependencies', 'optionalDependencies', 'peerDependencies', 'dependencies'] as const;

/** The package.json files of a project, each read once. */
export class PackageJsonFiles {
  readonly #files: SafeFiles;
  readonly #read = new Map<string, PackageJson | undefined>();

  constructor(files: SafeFiles) {
    this.#files = files;
  }

  /** The package.json in `folder`; `undefined` where there is none or it is no JSON object. */
  in(folder: string): PackageJson | undefined {
    if (!this.#read.has(folder)) this.#read.set(folder, this.#parse(folder));
    return this.#read.get(folder);
  }

  /** The package.json files from the folder of `file` up to the root, the nearest first. */
  above(file: string): PackageJson[] {
    return foldersAbove(file).flatMap((folder) => this.in(folder) ?? []);
  }

  #parse(folder: string): PackageJson | undefined {
    const content = this.#files.read(path.posix.join(folder, 'package.json'));
    const json = content.kind === 'text' ? parseJson(content.text) : undefined;
    if (!isRecord(json)) return undefined;
    const dependencies = new Map<string, string>();
    for (const field of DEPENDENCY_FIELDS) {
      const section = json[field];
      if (!isRecord(section)) continue;
      for (const [name, value] of Object.entries(section)) {
        const version = textOf(value);
        if (version !== undefined) dependencies.set(name, version);
      }
    }
    const name = textOf(json.name);
    return { folder, ...(name === undefined ? {} : { name }), content: json, dependencies };
  }
}

/** The folder of `file` and those above it, up to the root (`''`). */
export function foldersAbove(file: string): string[] {
  const folders = [];
  for (let folder = parentOf(file); folder !== ''; folder = parentOf(folder)) folders.push(folder);
  return [...folders, ''];
}

function parentOf(file: string): string {
  const parent = path.posix.dirname(file);
  return parent === '.' ? '' : parent;
}
