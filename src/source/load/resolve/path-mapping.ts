import type { PathPattern } from './tsconfig.ts';

/**
 * The places (relative to the root) that `paths` gives for a specifier, in the order of the config: an exact member, else the pattern with the
 * longest text before its `*`. https://www.typescriptlang.org/docs/handbook/modules/reference.html#paths
 */
export function mappedPlaces(paths: readonly PathPattern[], specifier: string): string[] {
  const exact = paths.find(({ pattern }) => pattern === specifier);
  if (exact !== undefined) return [...exact.targets];
  const matches = paths.flatMap(({ pattern, targets }) => {
    const [prefix = '', suffix, ...more] = pattern.split('*');
    if (suffix === undefined || more.length > 0) return [];
    if (specifier.length < prefix.length + suffix.length || !specifier.startsWith(prefix) || !specifier.endsWith(suffix)) return [];
    return [{ prefix, star: specifier.slice(prefix.length, specifier.length - suffix.length), targets }];
  });
  matches.sort((a, b) => b.prefix.length - a.prefix.length);
  const [best] = matches;
  return best === undefined ? [] : best.targets.map((target) => target.replace('*', () => best.star));
}
