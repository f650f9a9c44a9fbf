import { builtinModules } from 'node:module';
import path from 'node:path';
import type { Compiler } from '../compiler.ts';
import type { PackageResolution, Resolution } from '../resolution.ts';
import { MAXIMUM_PATH, type SafeFiles } from '../safe-files.ts';
import { isRecord, textOf } from './json-values.ts';
import { LayerModules } from './layer-modules.ts';
import { importStyle, packageEntry } from './package-entry.ts';
import { foldersAbove, type PackageJson, PackageJsonFiles } from './package-json.ts';
import { type BareSpecifier, packageOfPath, splitBareSpecifier } from './package-name.ts';
import { packageTargets } from './package-targets.ts';
import { mappedPlaces } from './path-mapping.ts';
import { type FoundFile, Probe } from './probe.ts';
import type { TsConfig } from './tsconfig.ts';
import { TsConfigs } from './tsconfigs.ts';
import { Workspaces } from './workspaces.ts';

export type ImportSyntax = 'import' | 'require';

/** What one import asks, taken apart once. */
interface Request {
  /** The importing file, relative to the root. */
  readonly from: string;
  readonly specifier: string;
  readonly syntax: ImportSyntax;
  readonly fromTypeScript: boolean;
}

/** Where Lambda unpacks the code, and what `__dirname` begins with; the project root stands there. */
const TASK_FOLDER = '/var/task/';

const BUILTINS = new Set(builtinModules);

/** The kit's own packages are told by their name: a copy in a layer or a workspace is never followed. */
const AWS_PACKAGE = /^(?:aws-sdk|@aws-sdk\/.*|@smithy\/.*)$/;

/**
 * Finds what imports stand for, without reading any `node_modules`: relative files, tsconfig `paths` and `baseUrl`, package `imports`, the
 * package's own name, workspaces, `file:` dependencies and Lambda layers lead to first-party files; other packages stay closed.
 */
export class Resolver {
  readonly #packages: PackageJsonFiles;
  readonly #probe: Probe;
  readonly #workspaces: Workspaces;
  readonly #configs: TsConfigs;
  readonly #layers: LayerModules;
  readonly #entries: readonly string[];
  readonly #known = new Map<string, Resolution>();

  /**
   * @param layers folders, relative to the root, that become `/opt/nodejs`.
   * @param entries the handlers' files, relative to the root.
   */
  constructor(ts: Compiler, files: SafeFiles, layers: readonly string[], entries: readonly string[]) {
    this.#entries = entries;
    this.#packages = new PackageJsonFiles(files);
    this.#probe = new Probe(files, this.#packages);
    this.#workspaces = new Workspaces(files, this.#packages);
    this.#configs = new TsConfigs(ts, files, (file, name) => this.#workspaces.find(file, name)?.folder);
    this.#layers = new LayerModules(files, this.#probe, this.#packages, layers);
  }

  /** What `specifier` stands for in the module `from` (relative to the root). */
  resolve(from: string, specifier: string, syntax: ImportSyntax): Resolution {
    const fromTypeScript = /\.[mc]?tsx?$/.test(from);
    const key = [path.posix.dirname(from), fromTypeScript, syntax, specifier].join('\n');
    let resolution = this.#known.get(key);
    if (resolution === undefined) {
      resolution = this.#resolve({ from, specifier, syntax, fromTypeScript });
      this.#known.set(key, resolution);
    }
    return resolution;
  }

  /** The tsconfig that counts for a file. */
  configOf(file: string): TsConfig | undefined {
    return this.#configs.above(file)[0];
  }

  #resolve(request: Request): Resolution {
    const { from, specifier, fromTypeScript } = request;
    if (specifier.length > MAXIMUM_PATH) return { kind: 'missing', reason: 'its name is too long' };
    if (specifier.startsWith('node:')) return { kind: 'builtin', name: specifier.slice('node:'.length) };
    if (/^\.{1,2}(?:\/|$)/.test(specifier)) return this.#relative(path.posix.join(path.posix.dirname(from), specifier), request);
    if (/^\/opt(?:\/|$)/.test(specifier)) return this.#layers.absolute(specifier, fromTypeScript);
    if (specifier.startsWith(TASK_FOLDER)) return this.#relative(specifier.slice(TASK_FOLDER.length), request);
    if (specifier.startsWith('/')) return { kind: 'missing', reason: 'absolute paths are not followed' };
    if (/^(?:data|file|https?):/.test(specifier)) return { kind: 'missing', reason: 'addresses are not followed' };
    if (BUILTINS.has(specifier)) return { kind: 'builtin', name: specifier };
    return this.#firstParty(request) ?? this.#closed(request);
  }

  #relative(base: string, { fromTypeScript }: Request): Resolution {
    const found = this.#probe.module(base, fromTypeScript);
    if (found !== undefined && (packageOfPath(found.file) === undefined || this.#layers.contains(found.file))) return found;
    const installed = packageOfPath(base);
    if (installed !== undefined) return { kind: 'package', ...installed, declared: true };
    return { kind: 'missing', reason: this.#probe.refusal(base) ?? `there is no ${base}` };
  }

  #firstParty(request: Request): Resolution | undefined {
    const { from, specifier, fromTypeScript } = request;
    if (AWS_PACKAGE.test(splitBareSpecifier(specifier)?.name ?? '')) return undefined;
    const [config, ...outer] = this.#configs.above(from);
    return (
      this.#mapped(config, specifier) ??
      (specifier.startsWith('#') ? this.#packageImport(request) : undefined) ??
      this.#firstPartyPackage(request) ??
      this.#layerPackage(specifier, fromTypeScript) ??
      [...outer, ...this.#entryConfigs()].map((other) => this.#mapped(other, specifier)).find((found) => found !== undefined) ??
      this.#moduleAlias(request) ??
      this.#onSearchPath(request)
    );
  }

  /** What compiles the handlers compiles what they import, wherever that stands. */
  #entryConfigs(): TsConfig[] {
    return this.#entries.flatMap((entry) => this.#configs.above(entry).slice(0, 1));
  }

  #mapped(config: TsConfig | undefined, specifier: string): FoundFile | undefined {
    if (config === undefined) return undefined;
    const base = config.baseUrl === undefined ? [] : [path.posix.join(config.baseUrl, specifier)];
    return [...mappedPlaces(config.paths, specifier), ...base]
      .filter((place) => packageOfPath(place) === undefined)
      .map((place) => this.#probe.module(place, true))
      .find((found) => found !== undefined);
  }

  /** https://nodejs.org/api/packages.html#subpath-imports */
  #packageImport({ from, specifier, syntax, fromTypeScript }: Request): Resolution | undefined {
    const [scope] = this.#packages.above(from);
    if (scope === undefined || !isRecord(scope.content.imports)) return undefined;
    const { conditions } = importStyle(syntax, fromTypeScript);
    const sourceConditions = new Set(['source', 'development', 'types', ...conditions, 'import', 'require']);
    for (const target of [conditions, sourceConditions].flatMap((set) => packageTargets(scope.content.imports, specifier, set))) {
      if (!target.startsWith('./')) return this.resolve(from, target, syntax);
      const found = this.#inPackage({ ...scope, content: {} }, target.slice(2), syntax, fromTypeScript);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  #firstPartyPackage({ from, specifier, syntax, fromTypeScript }: Request): Resolution | undefined {
    const bare = splitBareSpecifier(specifier);
    if (bare === undefined) return undefined;
    const scopes = this.#packages.above(from);
    const itself = scopes[0]?.name === bare.name ? scopes[0] : undefined;
    const found = itself ?? this.#workspaces.find(from, bare.name) ?? this.#fileDependency(scopes, bare.name);
    if (found === undefined) return undefined;
    return (
      this.#inPackage(found, bare.subpath, syntax, fromTypeScript) ?? { kind: 'missing', reason: `${found.folder} has no source for it` }
    );
  }

  #inPackage(found: PackageJson, subpath: string, syntax: ImportSyntax, fromTypeScript: boolean): Resolution | undefined {
    const config = this.#configs.above(path.posix.join(found.folder, 'package.json'))[0];
    return packageEntry(this.#probe, found, subpath, importStyle(syntax, fromTypeScript), config);
  }

  /** https://docs.npmjs.com/cli/configuring-npm/package-json#local-paths */
  #fileDependency(scopes: readonly PackageJson[], name: string): PackageJson | undefined {
    for (const { folder, dependencies } of scopes) {
      const local = /^(?:(?:file|link|portal):|workspace:(?=\.))(?!\/\/)(.+)$/.exec(dependencies.get(name) ?? '')?.[1];
      if (local !== undefined) {
        const place = path.posix.join(folder, local);
        return this.#packages.in(place) ?? { folder: place, content: {}, dependencies: new Map() };
      }
    }
    return undefined;
  }

  #layerPackage(specifier: string, fromTypeScript: boolean): Resolution | undefined {
    const bare = splitBareSpecifier(specifier);
    return bare === undefined ? undefined : this.#layers.bare(bare, fromTypeScript);
  }

  /** The aliases of the package `module-alias`, which stand in package.json as data: https://github.com/ilearnio/module-alias */
  #moduleAlias({ from, specifier, fromTypeScript }: Request): Resolution | undefined {
    for (const { folder, content } of this.#packages.above(from)) {
      const aliases = isRecord(content._moduleAliases) ? Object.entries(content._moduleAliases) : [];
      const paths = aliases.flatMap(([alias, target]) => {
        const place = textOf(target) === undefined ? undefined : path.posix.join(folder, String(target));
        return place === undefined
          ? []
          : [
              { pattern: alias, targets: [place] },
              { pattern: `${alias}/*`, targets: [`${place}/*`] },
            ];
      });
      const found = mappedPlaces(paths, specifier)
        .map((place) => this.#probe.module(place, fromTypeScript))
        .find((resolution) => resolution !== undefined);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /**
   * Lambda puts the code's folder on the search path of `require`, so a name that no package.json lists may be a file from there:
   * https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html (NODE_PATH). Which folder that is, is not known here: any that a
   * handler stands in counts.
   */
  #onSearchPath({ from, specifier, syntax, fromTypeScript }: Request): FoundFile | undefined {
    const bare = splitBareSpecifier(specifier);
    if (syntax === 'import' || bare === undefined || this.#package(from, bare).declared) return undefined;
    const codeFolders = new Set(this.#entries.flatMap((entry) => foldersAbove(entry)));
    return foldersAbove(from)
      .filter((folder) => codeFolders.has(folder))
      .map((folder) => this.#probe.module(path.posix.join(folder, specifier), fromTypeScript))
      .find((found) => found !== undefined && found.file !== from && packageOfPath(found.file) === undefined);
  }

  #closed({ from, specifier }: Request): Resolution {
    const places = this.#configs.above(from).flatMap(({ paths }) =>
      mappedPlaces(
        paths.filter(({ pattern }) => pattern !== '*'),
        specifier,
      ),
    );
    const [place] = places.filter((candidate) => packageOfPath(candidate) === undefined);
    const bare = splitBareSpecifier(specifier);
    const found = bare === undefined ? undefined : this.#package(from, bare);
    if (place !== undefined && found?.declared !== true && !AWS_PACKAGE.test(found?.name ?? '')) {
      return { kind: 'missing', reason: this.#probe.refusal(place) ?? `tsconfig 'paths' leads to ${place}, and there is none` };
    }
    return (
      found ?? {
        kind: 'missing',
        reason: "no package has such a name, and neither tsconfig 'paths' nor package.json 'imports' leads to a file",
      }
    );
  }

  /** An alias (`"s3": "npm:@aws-sdk/client-s3@3"`) is the package it stands for: https://docs.npmjs.com/cli/commands/npm-install */
  #package(from: string, { name, subpath }: BareSpecifier): PackageResolution {
    const version = this.#packages
      .above(from)
      .map(({ dependencies }) => dependencies.get(name))
      .find((found) => found !== undefined);
    const alias = /^npm:((?:@[^/@]+\/)?[^/@]+)/.exec(version ?? '')?.[1];
    return { kind: 'package', name: alias ?? name, subpath, declared: version !== undefined };
  }
}
