import type { KnownPlace } from '../model/known-place.ts';
import type { Hole, Pattern, PseudoHole } from '../model/pattern.ts';
import { literal, wildcard } from '../model/pattern.ts';
import { foldArn } from './fold-arn.ts';
import { pseudoValue } from './pseudo-values.ts';
import type { ResolutionSettings } from './resolution-settings.ts';
import type { HoleResolver } from './resolve-requirements.ts';
import { resolvePattern } from './resolve-requirements.ts';
import { terraformArnForm, terraformAttribute } from './terraform-attributes.ts';

/**
 * Terraform names the partition, region and account by data sources, parameters and unbound environment variables by variables, and the
 * resources of a Terraform project by their addresses; all else is as in JSON. The data sources tell nothing of a function that another configuration of the
 * provider makes: then region and account are what is known of them, but where a resource's own ARN has them.
 * @param elsewhere what is known of where such a function is
 */
export function terraformResolver(settings: ResolutionSettings, elsewhere?: KnownPlace): HoleResolver {
  const resolve: HoleResolver = (hole: Hole, pattern: Pattern): Pattern => {
    switch (hole.kind) {
      case 'pseudo':
        if (!namedByDataSource(hole.name)) return pseudoValue(hole.name, settings);
        return elsewhere === undefined || foldArn(pattern, terraformArnForm) !== pattern ? [hole] : valueElsewhere(hole, elsewhere);
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

/** The account is mostly the one of all configurations. */
function valueElsewhere(hole: PseudoHole, elsewhere: KnownPlace): Pattern {
  if (hole.name === 'region') return elsewhere.region === undefined ? wildcard() : literal(elsewhere.region);
  return hole.name === 'account' && elsewhere.account !== undefined ? literal(elsewhere.account) : [hole];
}

function namedByDataSource(name: string): boolean {
  return name === 'partition' || name === 'region' || name === 'account' || name === 'urlSuffix';
}
