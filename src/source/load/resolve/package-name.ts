/** A bare specifier taken apart: `@aws-sdk/client-s3/dist/x` is package `@aws-sdk/client-s3`, subpath `dist/x`. */
export interface BareSpecifier {
  readonly name: string;
  readonly subpath: string;
}

/** The package and subpath of a bare specifier; `undefined` where no package can have that name (`@/lib/db`, `~/db`). */
export function splitBareSpecifier(specifier: string): BareSpecifier | undefined {
  const match = /^((?:@[a-z0-9_~.-]+\/)?[a-z0-9_-][a-z0-9_.-]*)(?:\/(.*))?$/i.exec(specifier);
  return match?.[1] === undefined ? undefined : { name: match[1], subpath: match[2] ?? '' };
}

/** The package that a path inside a `node_modules` folder belongs to; `undefined` for other paths. */
export function packageOfPath(file: string): BareSpecifier | undefined {
  const marker = '/node_modules/';
  const at = `/${file}`.lastIndexOf(marker);
  return at < 0 ? undefined : splitBareSpecifier(`/${file}`.slice(at + marker.length));
}
