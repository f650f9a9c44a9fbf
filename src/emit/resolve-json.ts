import type { Hole, Pattern } from '../model/pattern.ts';
import { wildcard } from '../model/pattern.ts';
import { pseudoValue } from './pseudo-values.ts';
import type { ResolutionSettings } from './resolution-settings.ts';
import type { HoleResolver } from './resolve-requirements.ts';
import { resolvePattern } from './resolve-requirements.ts';

/** JSON can name nothing: a hole becomes its known value or the shape of it, else `*`. As placeholder it stays wherever it has a name. */
export function jsonResolver(settings: ResolutionSettings): HoleResolver {
  const keepsNames = settings.unresolved === 'placeholder';
  const resolve: HoleResolver = (hole: Hole): Pattern => {
    switch (hole.kind) {
      case 'pseudo':
        return keepsNames && hole.name === 'stackName' && settings.stackName === undefined ? [hole] : pseudoValue(hole.name, settings);
      case 'reference':
      case 'parameter':
        if (keepsNames) return [hole];
        return hole.value === undefined ? wildcard() : resolvePattern(hole.value, resolve);
      case 'environment':
        return keepsNames ? [hole] : wildcard();
      case 'unknown':
        return wildcard();
    }
  };
  return resolve;
}
