/** What an import specifier stands for. Files are relative to the project root, with `/`. */
export type Resolution = ModuleResolution | AssetResolution | PackageResolution | BuiltinResolution | MissingResolution;

/** A first-party source file; a `.json` file too, which `Program.module` gives as a `ts.JsonSourceFile`. */
export interface ModuleResolution {
  readonly kind: 'module';
  readonly file: string;
}

/** A first-party file that is no code: a text, a style sheet, a native addon. */
export interface AssetResolution {
  readonly kind: 'asset';
  readonly file: string;
}

/** A package whose code is not read: `@aws-sdk/client-s3`, `lodash/get` (name `lodash`, subpath `get`). */
export interface PackageResolution {
  readonly kind: 'package';
  readonly name: string;
  /** What follows the name, without the leading `/`; `''` for the package itself. */
  readonly subpath: string;
  /** True where a package.json from the importing file up to the root lists the package as a dependency. */
  readonly declared: boolean;
}

/** A module of Node itself, without `node:`: `fs/promises`. */
export interface BuiltinResolution {
  readonly kind: 'builtin';
  readonly name: string;
}

/** A first-party module that is not there, or that may not be read. */
export interface MissingResolution {
  readonly kind: 'missing';
  readonly reason: string;
}
