import type { Hole, Pattern, ReferenceHole } from '../model/pattern.ts';
import { renderIamText } from '../policy/iam-text.ts';
import { resourceType } from '../project/cloudformation/resource-types.ts';
import { foldArn, WHOLE_ARN } from './fold-arn.ts';
import type { ProjectKind } from './resolution-settings.ts';
import type { HoleResolver } from './resolve-requirements.ts';
import { terraformArnForm, terraformAttribute } from './terraform-attributes.ts';

/**
 * The pattern with `${...}` for every named thing, for templates that fill it in: `${Stage}`, `${Table}` for a name, `${Table.Arn}` for a whole ARN,
 * `${env:NAME}`; in a Terraform project `${var.stage}`, `${aws_sqs_queue.jobs.arn}`. `resolver` is the one that the pattern was resolved with.
 */
export function placeholderText(pattern: Pattern, kind: ProjectKind, resolver: HoleResolver): string {
  const arnForm = kind === 'terraform' ? terraformArnForm : ({ type }: ReferenceHole) => resourceType(type)?.arn;
  return renderIamText(foldArn(pattern, arnForm, resolver), (hole) => `\${${placeholderName(hole, kind)}}`);
}

function placeholderName(hole: Hole, kind: ProjectKind): string {
  switch (hole.kind) {
    case 'environment':
      return `env:${hole.name}`;
    case 'parameter':
      return kind === 'terraform' ? `var.${hole.name}` : hole.name;
    case 'reference':
      return kind === 'terraform' ? terraformReference(hole) : templateReference(hole, kind);
    case 'pseudo':
      return 'AWS::StackName';
    case 'unknown':
      throw new Error('an unknown part should be resolved to a wildcard');
  }
}

function terraformReference(hole: ReferenceHole): string {
  return `${hole.resource}.${terraformAttribute(hole) ?? hole.attribute}`;
}

/** In CDK source the construct's own id stands for it: the last part of its path. */
function templateReference({ resource, attribute }: ReferenceHole, kind: ProjectKind): string {
  const name = kind === 'cdk' ? (resource.split('/').at(-1) ?? resource) : resource;
  if (attribute === 'name') return name;
  return `${name}.${attribute === WHOLE_ARN ? 'Arn' : attribute}`;
}
