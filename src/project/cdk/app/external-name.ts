import type { ExternalAlternative } from '../../../source/eval/value.ts';

/** An export of the AWS Construct Library, whichever of its packages it is imported from. */
export interface LibraryExport {
  /** `aws-lambda`, `aws-lambda-nodejs`, `core`. */
  readonly module: string;
  /** `['Code', 'fromAsset']` */
  readonly path: readonly string[];
}

const CORE_PACKAGES = new Set(['constructs', '@aws-cdk/core', 'aws-cdk-lib/core']);

/** The names of version 2 (`aws-cdk-lib`, its submodules), version 1 (`@aws-cdk/...`, `monocdk`) and the alpha packages as one; `undefined` for other packages. */
export function libraryExport({ package: name, path }: Pick<ExternalAlternative, 'package' | 'path'>): LibraryExport | undefined {
  if (CORE_PACKAGES.has(name)) return { module: 'core', path };
  const scoped = /^@aws-cdk\/([\w-]+?)(-alpha)?$/.exec(name)?.[1];
  if (scoped !== undefined) return { module: scoped, path };
  const submodule = /^(?:aws-cdk-lib|monocdk)\/([\w-]+)/.exec(name)?.[1];
  if (submodule !== undefined) return { module: submodule, path };
  if (name !== 'aws-cdk-lib' && name !== 'monocdk') return undefined;
  const [first = '', ...rest] = path;
  return /^[a-z]/.test(first) && first !== 'core' ? { module: first.replaceAll('_', '-'), path: rest } : { module: 'core', path };
}

/** `aws-lambda.Code.fromAsset` */
export function qualifiedName({ module, path }: LibraryExport): string {
  return [module, ...path].join('.');
}
