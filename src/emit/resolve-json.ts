import type { Hole, Pattern } from '../model/pattern.ts';
import { wildcard } from '../model/pattern.ts';
import { pseudoValue } from './pseudo-values.ts';
import type { ResolutionSettings } from './resolution-settings.ts';
import type { HoleResolver } from './resolve-requirements.ts';
import { resolvePattern } from './resolve-requirements.ts';

/** JSON can name nothing: a hole becomes its known value or the shape of it, else `*`. */
export function jsonResolver(settings: ResolutionSettings): HoleResolver {
  const resolve: HoleResolver = (hole: Hole): Pattern => {
    switch (hole.kind) {
      case 'pseudo':
        return pseudoValue(hole.name, settings);
      case 'reference':
      case 'parameter':
        return hole.value === undefined ? wildcard() : resolvePattern(hole.value, resolve);
      case 'environment':
      case 'unknown':
        return wildcard();
    }
  };
  return resolve;
}
