import type { Hole, Pattern } from '../model/pattern.ts';
import { wildcard } from '../model/pattern.ts';
import { pseudoValue } from './pseudo-values.ts';
import type { ResolutionSettings } from './resolution-settings.ts';
import type { HoleResolver } from './resolve-requirements.ts';
import { resolvePattern } from './resolve-requirements.ts';
import { terraformAttribute } from './terraform-attributes.ts';

/**
 * Terraform names the partition, region and account by data sources, parameters and unbound environment variables by variables, and the
 * resources of a Terraform project by their addresses; all else is as in JSON.
 */
export function terraformResolver(settings: ResolutionSettings): HoleResolver {
  const resolve: HoleResolver = (hole: Hole): Pattern => {
    switch (hole.kind) {
      case 'pseudo':
        return namedByDataSource(hole.name) ? [hole] : pseudoValue(hole.name, settings);
      case 'reference':
        if (settings.projectKind === 'terraform' && terraformAttribute(hole) !== undefined) return [hole];
        return hole.value === undefined ? wildcard() : resolvePattern(hole.value, resolve);
      case 'parameter':
      case 'environment':
        return [hole];
      case 'unknown':
        return wildcard();
    }
  };
  return resolve;
}

function namedByDataSource(name: string): boolean {
  return name === 'partition' || name === 'region' || name === 'account' || name === 'urlSuffix';
}
