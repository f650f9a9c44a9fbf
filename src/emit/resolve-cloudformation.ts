import type { Hole, Pattern, PseudoName, ReferenceHole } from '../model/pattern.ts';
import { wildcard } from '../model/pattern.ts';
import { cloudformationArnForm, cloudformationAttribute } from './cloudformation-attributes.ts';
import { foldArn } from './fold-arn.ts';
import { pseudoValue } from './pseudo-values.ts';
import type { ProjectKind, ResolutionSettings } from './resolution-settings.ts';
import type { HoleResolver } from './resolve-requirements.ts';
import { resolvePattern } from './resolve-requirements.ts';

/** The kinds of project whose resources stand in a CloudFormation template, under the logical ids of the references. */
const TEMPLATE_KINDS: ReadonlySet<ProjectKind> = new Set(['cloudformation', 'cdk', 'serverless']);

/** What is the project's own stack's, not that of the stack the policy is written into. */
const STACK_VALUES: ReadonlySet<PseudoName> = new Set(['stackName', 'stackId']);

/**
 * A template names what AWS fills in by pseudo-parameters, and its own resources and parameters by logical ids; all else is as in JSON.
 */
export function cloudformationResolver(settings: ResolutionSettings): HoleResolver {
  const isTemplate = TEMPLATE_KINDS.has(settings.projectKind);
  const resolve: HoleResolver = (hole: Hole, pattern: Pattern): Pattern => {
    switch (hole.kind) {
      case 'pseudo':
        return isTemplate || !STACK_VALUES.has(hole.name) ? [hole] : pseudoValue(hole.name, settings);
      case 'reference':
        if (isTemplate && canName(hole, pattern)) return [hole];
        return hole.value === undefined ? wildcard() : resolvePattern(hole.value, resolve);
      case 'parameter':
        if (isTemplate && /^[A-Za-z0-9]+$/.test(hole.name)) return [hole];
        return hole.value === undefined ? wildcard() : resolvePattern(hole.value, resolve);
      case 'environment':
      case 'unknown':
        return wildcard();
    }
  };
  return resolve;
}

/** By its name, or by the ARN that the pattern spells out around the name (and which no wildcard could run into). */
function canName(hole: ReferenceHole, pattern: Pattern): boolean {
  if (cloudformationAttribute(hole) !== undefined) return true;
  const folded = foldArn(pattern, cloudformationArnForm);
  return folded !== pattern && (folded[1] === undefined || folded[1].kind === 'literal');
}
