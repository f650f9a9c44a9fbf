import path from 'node:path';
import type { SafeFiles } from './safe-files.ts';

const MODULE_ENDING = /(?<!\.d)\.(?:[cm]?[jt]sx?|json)$/;

/**
 * The relative specifiers that begin with `prefix`, end with `suffix` and name something in the folder that `prefix` leads to: what
 * `` require(`./${kind}`) `` may load. Nothing is looked for in folders below.
 */
export function fittingSpecifiers(files: SafeFiles, from: string, prefix: string, suffix: string): string[] {
  if (!/^\.{1,2}\//.test(prefix)) return [];
  const end = prefix.lastIndexOf('/') + 1;
  const start = prefix.slice(end);
  const [nameEnd = '', ...below] = suffix.split('/');
  const folder = path.posix.join(path.posix.dirname(from), prefix.slice(0, end));
  const names = files.list(folder.replace(/\/$/, '')).flatMap((name) => {
    const isModule = MODULE_ENDING.test(name);
    return [...(isModule || below.length > 0 || !name.includes('.') ? [name] : []), ...(isModule ? [name.replace(MODULE_ENDING, '')] : [])];
  });
  const fitting = names.filter((name) => name.length >= start.length + nameEnd.length && name.startsWith(start) && name.endsWith(nameEnd));
  return [...new Set(fitting)].map((name) => [prefix.slice(0, end) + name, ...below].join('/'));
}
