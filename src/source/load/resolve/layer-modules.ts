import path from 'node:path';
import type { Resolution } from '../resolution.ts';
import type { SafeFiles } from '../safe-files.ts';
import { isRecord, parseJson } from './json-values.ts';
import { importStyle, packageEntry } from './package-entry.ts';
import type { PackageJsonFiles } from './package-json.ts';
import type { BareSpecifier } from './package-name.ts';
import type { Probe } from './probe.ts';

/**
 * Modules of Lambda layers, whose content stands under `/opt/nodejs` and whose `node_modules` are on the search path:
 * https://docs.aws.amazon.com/lambda/latest/dg/nodejs-layers.html
 */
export class LayerModules {
  readonly #files: SafeFiles;
  readonly #probe: Probe;
  readonly #packages: PackageJsonFiles;
  readonly #folders: readonly string[];

  /** @param layers folders, relative to the root, that become `/opt/nodejs`. */
  constructor(files: SafeFiles, probe: Probe, packages: PackageJsonFiles, layers: readonly string[]) {
    this.#files = files;
    this.#probe = probe;
    this.#packages = packages;
    this.#folders = layers.map((layer) => path.posix.normalize(layer)).flatMap((layer) => [layer, path.posix.join(layer, 'nodejs')]);
  }

  /** True for a file of a layer, its `node_modules` included. */
  contains(file: string): boolean {
    return this.#folders.some((folder) => folder === '.' || file.startsWith(`${folder}/`));
  }

  /** What an absolute path below `/opt` stands for. */
  absolute(specifier: string, fromTypeScript: boolean): Resolution {
    const inside = path.posix.normalize(specifier).replace(/^\/opt\/?(?:nodejs\/?)?/, '');
    for (const folder of inside.startsWith('/') ? [] : this.#folders) {
      const found = this.#probe.module(path.posix.join(folder, inside), fromTypeScript);
      if (found !== undefined) return found;
    }
    return {
      kind: 'missing',
      reason: this.#folders.length === 0 ? 'the function declares no layer of this project' : 'no declared layer contains it',
    };
  }

  /** A package that a layer brings along as code of its own; one that it installs from a registry is not read, as everywhere. */
  bare({ name, subpath }: BareSpecifier, fromTypeScript: boolean): Resolution | undefined {
    for (const folder of this.#folders) {
      if (this.#isInstalled(folder, name)) continue;
      const inside = path.posix.join(folder, 'node_modules', name);
      const found = this.#packages.in(inside);
      const style = importStyle('require', fromTypeScript);
      const own =
        (found === undefined ? undefined : packageEntry(this.#probe, found, subpath, style, undefined)) ??
        this.#probe.module(path.posix.join(inside, subpath), fromTypeScript) ??
        this.#probe.module(path.posix.join(folder, name, subpath), fromTypeScript);
      if (own !== undefined) return own;
    }
    return undefined;
  }

  /** A package.json lists what comes from a registry, and npm leaves a list of all that it installed. */
  #isInstalled(folder: string, name: string): boolean {
    const versions = this.#packages.above(`${folder}/index.js`).flatMap(({ dependencies }) => dependencies.get(name) ?? []);
    if (versions.some((version) => !/^(?:file|link|portal|workspace):/.test(version))) return true;
    const installed = this.#files.read(path.posix.join(folder, 'node_modules/.package-lock.json'));
    const list = installed.kind === 'text' ? parseJson(installed.text) : undefined;
    return isRecord(list) && isRecord(list.packages) && Object.hasOwn(list.packages, `node_modules/${name}`);
  }
}
