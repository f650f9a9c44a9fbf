import type { HclTemplate } from '../hcl/write-syntax.ts';
import { traversal } from '../hcl/write-syntax.ts';
import type { Hole, Pattern, PseudoName } from '../model/pattern.ts';
import { escapeIamText } from '../policy/iam-text.ts';
import { foldArn } from './fold-arn.ts';
import { terraformArnForm, terraformAttribute } from './terraform-attributes.ts';
import type { TerraformVariables } from './terraform-variables.ts';

/** A data source that tells a value which AWS fills in, and the attribute that holds it. */
interface PseudoSource {
  readonly type: string;
  readonly attribute: string;
}

/**
 * `id` of aws_region is its name in every major version of the provider (`name` was deprecated in version 6).
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/caller_identity, .../partition, .../region
 */
const PSEUDO_SOURCES: Partial<Readonly<Record<PseudoName, PseudoSource>>> = {
  account: { type: 'aws_caller_identity', attribute: 'account_id' },
  partition: { type: 'aws_partition', attribute: 'partition' },
  urlSuffix: { type: 'aws_partition', attribute: 'dns_suffix' },
  region: { type: 'aws_region', attribute: 'id' },
};

/** The types of the data sources that the patterns need, sorted. */
export function dataSourcesOf(patterns: readonly Pattern[]): string[] {
  const parts = patterns.flatMap((pattern) => foldArn(pattern, terraformArnForm));
  const types = parts.flatMap((part) => (part.kind === 'pseudo' ? (PSEUDO_SOURCES[part.name]?.type ?? []) : []));
  return [...new Set(types)].sort();
}

/** The pattern as an HCL template: literal text escaped for IAM, holes as references. */
export function terraformExpression(pattern: Pattern, variables: TerraformVariables): HclTemplate {
  const folded = foldArn(pattern, terraformArnForm);
  const parts = folded.map((part, index) => {
    if (part.kind === 'wildcard') return part.text;
    if (part.kind === 'literal') return escapeIamText(part.text, index + 1 < folded.length);
    return traversal(holePath(part, variables));
  });
  return { kind: 'template', parts };
}

function holePath(hole: Hole, variables: TerraformVariables): string {
  switch (hole.kind) {
    case 'environment':
    case 'parameter':
      return `var.${variables.nameOf(hole)}`;
    case 'reference':
      return `${hole.resource}.${terraformAttribute(hole) ?? hole.attribute}`;
    case 'pseudo': {
      const source = PSEUDO_SOURCES[hole.name];
      if (source === undefined) throw new Error(`${hole.name} has no Terraform data source and should be resolved`);
      return `data.${source.type}.current.${source.attribute}`;
    }
    case 'unknown':
      throw new Error('an unknown part should be resolved to a wildcard');
  }
}
