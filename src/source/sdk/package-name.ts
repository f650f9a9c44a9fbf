/** The package of a specifier, without the path inside it: `@aws-sdk/client-s3/commands` -> `@aws-sdk/client-s3`. */
export function packageName(specifier: string): string {
  const segments = specifier.split('/');
  return segments.slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
}

const V3_CLIENT = '@aws-sdk/client-';

/** True for the package of one service's client, whether or not the catalog knows the service. */
export function isClientPackage(name: string): boolean {
  return name.startsWith(V3_CLIENT);
}

/** The service that a v3 client package is named after. */
export function serviceInName(name: string): string {
  return name.slice(V3_CLIENT.length);
}

/** True for a package of the AWS SDK of either version. */
export function isSdkPackage(name: string): boolean {
  return name.startsWith('@aws-sdk/') || name.startsWith('@smithy/') || name === 'aws-sdk';
}
