import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync } from 'node:zlib';

/** The latest version of a policy that AWS keeps. */
export interface ManagedPolicy {
  readonly name: string;
  /** In the standard partition: `arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole`. */
  readonly arn: string;
  /** The document as JSON text. */
  readonly document: string;
}

/** The policies stand in the package at `policies/managed`, both for the sources and for `dist/`: a line each of name, path and document. */
const FILE = new URL('../../policies/managed/managed-policies.tsv.br', import.meta.url);
const ARN = /^arn:aws(?:-[a-z-]+)?:iam::aws:policy((?:\/[^/]+)*\/([^/]+))$/;

let loaded: string | undefined;

/**
 * The AWS managed policy of a name (`AmazonS3ReadOnlyAccess`) or an ARN of any partition, or `undefined` where none was known when the data were made
 * (`src/catalog/data/manifest.json` names their version). The document is that of the standard partition. Loads the policies with the first call.
 */
export function managedPolicy(nameOrArn: string): ManagedPolicy | undefined {
  const arn = ARN.exec(nameOrArn);
  const name = arn?.[2] ?? nameOrArn;
  if (!/^[\w+=,.@-]+$/.test(name)) return undefined;
  loaded ??= `\n${brotliDecompressSync(readFileSync(fileURLToPath(FILE))).toString('utf8')}`;
  const start = loaded.indexOf(`\n${name}\t`);
  if (start < 0) return undefined;
  const [, path = '', document = ''] = loaded.slice(start + 1, loaded.indexOf('\n', start + 1)).split('\t');
  if (arn !== null && arn[1] !== path) return undefined;
  return { name, arn: `arn:aws:iam::aws:policy${path}`, document };
}
