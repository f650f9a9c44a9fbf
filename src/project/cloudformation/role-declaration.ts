import type { Origin } from '../../model/origin.ts';
import type { Pattern } from '../../model/pattern.ts';
import { canonicalText } from '../../policy/iam-text.ts';
import { type Circumstances, whereHolds } from './circumstances.ts';
import { constructPath } from './construct-path.ts';
import type { Evaluation } from './evaluation.ts';
import { managedPolicies } from './managed-policies.ts';
import { documentContent } from './policy-attachments.ts';
import { physicalName } from './resource-reference.ts';
import type { RolePolicy } from './role-policy.ts';
import type { Resource } from './template.ts';
import { member, type TemplateNode } from './template-node.ts';
import { itemsWhen } from './variants.ts';

/** A role that a description declares or makes by itself, its documents not read yet. */
export interface RoleDeclaration {
  /** As references name it. */
  readonly reference: string;
  /** As in `AttachedRole`. */
  readonly id: string;
  readonly names: readonly Pattern[];
  /** What holds wherever the role exists. */
  readonly given: Circumstances;
  /** What the role's own declaration gives it. */
  readonly policies: readonly RolePolicy[];
  readonly boundary: TemplateNode | undefined;
  readonly trust: TemplateNode | undefined;
  readonly tags: TemplateNode | undefined;
  readonly evaluation: Evaluation;
  readonly origin: Origin;
}

/** The roles of type `AWS::IAM::Role`: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-role.html. */
export function roleResources(evaluation: Evaluation): readonly RoleDeclaration[] {
  return [...evaluation.template.resources.values()]
    .filter(({ type }) => type === 'AWS::IAM::Role')
    .map((resource) => {
      const reference = `${evaluation.prefix}${resource.logicalId}`;
      const given = whereHolds(resource.condition);
      const property = (name: string) => member(resource.properties, name);
      return {
        reference,
        id: constructPath(resource) ?? reference,
        names: physicalName(resource, evaluation),
        given,
        policies: [...inlinePolicies(resource, given, evaluation), ...managedPolicies(property('ManagedPolicyArns'), given, evaluation)],
        boundary: property('PermissionsBoundary'),
        trust: property('AssumeRolePolicyDocument'),
        tags: property('Tags'),
        evaluation,
        origin: resource.origin,
      };
    });
}

function inlinePolicies(resource: Resource, given: Circumstances, evaluation: Evaluation): readonly RolePolicy[] {
  const node = member(resource.properties, 'Policies');
  if (node === undefined) return [];
  return itemsWhen(node, given).map(({ node: policy, when }, index) => {
    const [name] = evaluation.patterns(member(policy, 'PolicyName'));
    return {
      name: name === undefined ? `policy ${index + 1}` : canonicalText(name),
      kind: 'inline',
      platform: false,
      when,
      content: documentContent(member(policy, 'PolicyDocument'), evaluation),
      origin: policy.origin,
    };
  });
}
