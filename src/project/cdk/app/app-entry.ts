import path from 'node:path';
import type { SafeFiles } from '../../../source/load/safe-files.ts';
import { configuredSources } from '../../output-folder.ts';

/** The module that an app starts with, or why none is read. */
export type AppEntry = { readonly kind: 'module'; readonly file: string } | { readonly kind: 'unread'; readonly reason: string };

const EXTENSIONS = ['.ts', '.mts', '.cts', '.tsx', '.js', '.mjs', '.cjs'];

/**
 * The module that the `app` command of cdk.json runs (`npx ts-node --prefer-ts-exts bin/shop.ts`, `node bin/shop.js`): its TypeScript where that
 * stands beside it. https://docs.aws.amazon.com/cdk/v2/guide/cli.html#cli-app-command
 * @param folder the folder of cdk.json, relative to the root
 */
export function appEntry(command: string | undefined, folder: string, files: SafeFiles): AppEntry {
  if (command === undefined) return { kind: 'unread', reason: 'cdk.json has no app command' };
  for (const word of command.split(/\s+/).reverse()) {
    const named = word.replace(/^["']|["']$/g, '').replace(/^\.\//, '');
    if (named === '' || named.startsWith('-')) continue;
    const file = moduleNamed(path.posix.join(folder, named), files);
    if (file !== undefined) return { kind: 'module', file };
  }
  return { kind: 'unread', reason: `no TypeScript or JavaScript module of the project is run by '${command}'` };
}

function moduleNamed(file: string, files: SafeFiles): string | undefined {
  const base = file.replace(/\.[mc]?[jt]sx?$/, '');
  const isModule = base !== file;
  const folders = isModule
    ? configuredSources(files, path.posix.dirname(file)).map((source) => path.posix.join(source, path.posix.basename(base)))
    : [];
  const candidates = [base, ...folders].flatMap((name) => EXTENSIONS.map((extension) => name + extension));
  return candidates.find((candidate) => files.isFile(candidate));
}
