import { isRecord, textOf } from './json-values.ts';

/** Conditions within conditions: more are no package's, and the stack has an end. */
const MAXIMUM_DEPTH = 32;

/**
 * The targets that an `exports` or `imports` field gives for `key` (`.`, `./sub`, `#x`) under the conditions, the first to be tried first:
 * https://nodejs.org/api/esm.html#resolution-algorithm-specification (PACKAGE_IMPORTS_EXPORTS_RESOLVE).
 * A target is a path that starts with `./`, or (for `imports`) a bare specifier.
 */
export function packageTargets(field: unknown, key: string, conditions: ReadonlySet<string>): string[] {
  const table = isRecord(field) && Object.keys(field).some((name) => /^[.#]/.test(name)) ? field : { '.': field };
  if (Object.hasOwn(table, key) && !key.includes('*')) return targets(table[key], '', conditions);
  const patterns = Object.keys(table).filter((name) => name.split('*').length === 2);
  patterns.sort((a, b) => b.indexOf('*') - a.indexOf('*') || b.length - a.length);
  for (const pattern of patterns) {
    const [prefix = '', suffix = ''] = pattern.split('*');
    if (key.length >= pattern.length && key.startsWith(prefix) && key.endsWith(suffix)) {
      return targets(table[pattern], key.slice(prefix.length, key.length - suffix.length), conditions);
    }
  }
  const folders = Object.keys(table).filter((name) => name.endsWith('/') && key.startsWith(name));
  folders.sort((a, b) => b.length - a.length);
  const [folder] = folders;
  return folder === undefined ? [] : targets(table[folder], '', conditions).map((target) => target + key.slice(folder.length));
}

function targets(target: unknown, star: string, conditions: ReadonlySet<string>, depth = 0): string[] {
  if (depth > MAXIMUM_DEPTH) return [];
  if (typeof target === 'string') return textOf(target) === undefined ? [] : [target.replaceAll('*', () => star)];
  if (Array.isArray(target)) return target.flatMap((item) => targets(item, star, conditions, depth + 1));
  if (!isRecord(target)) return [];
  for (const [condition, inner] of Object.entries(target)) {
    if (!conditions.has(condition)) continue;
    const found = targets(inner, star, conditions, depth + 1);
    if (found.length > 0 || inner === null) return found;
  }
  return [];
}
