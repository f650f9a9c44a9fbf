import { createRequire } from 'node:module';
import path from 'node:path';
import type { SafeFiles } from '../safe-files.ts';
import { isRecord, parseJson, textsOf } from './json-values.ts';
import { foldersAbove, type PackageJson, type PackageJsonFiles } from './package-json.ts';
import { workspaceFolders } from './workspace-folders.ts';

/** The packages of a monorepo by name, as npm, Yarn, pnpm and Lerna declare them. */
export class Workspaces {
  readonly #files: SafeFiles;
  readonly #packages: PackageJsonFiles;
  readonly #members = new Map<string, ReadonlyMap<string, PackageJson>>();

  constructor(files: SafeFiles, packages: PackageJsonFiles) {
    this.#files = files;
    this.#packages = packages;
  }

  /** The workspace named `name` that `file` can import; the innermost monorepo that has one counts. */
  find(file: string, name: string): PackageJson | undefined {
    for (const folder of foldersAbove(file)) {
      const member = this.#membersOf(folder).get(name);
      if (member !== undefined) return member;
    }
    return undefined;
  }

  #membersOf(folder: string): ReadonlyMap<string, PackageJson> {
    let members = this.#members.get(folder);
    if (members === undefined) {
      members = new Map(
        workspaceFolders(this.#files, folder, this.#patterns(folder)).flatMap((member): [string, PackageJson][] => {
          const found = this.#packages.in(member);
          return found?.name === undefined ? [] : [[found.name, found]];
        }),
      );
      this.#members.set(folder, members);
    }
    return members;
  }

  /** https://docs.npmjs.com/cli/configuring-npm/package-json#workspaces, https://pnpm.io/pnpm-workspace_yaml, https://lerna.js.org/docs/api-reference/configuration */
  #patterns(folder: string): string[] {
    const declared = this.#packages.in(folder)?.content.workspaces;
    return [
      ...textsOf(isRecord(declared) ? declared.packages : declared),
      ...this.#patternsIn(path.posix.join(folder, 'pnpm-workspace.yaml'), parseYaml),
      ...this.#patternsIn(path.posix.join(folder, 'lerna.json'), parseJson),
    ];
  }

  #patternsIn(file: string, parse: (text: string) => unknown): string[] {
    const content = this.#files.read(file);
    if (content.kind !== 'text') return [];
    const value = parse(content.text);
    return isRecord(value) ? textsOf(value.packages) : [];
  }
}

/** The parser is loaded only where a file needs it: most projects have no pnpm-workspace.yaml. */
function parseYaml(text: string): unknown {
  const yaml: { parse(text: string): unknown } = createRequire(import.meta.url)('yaml');
  try {
    return yaml.parse(text);
  } catch {
    return undefined;
  }
}
