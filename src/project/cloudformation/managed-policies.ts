import type { Origin } from '../../model/origin.ts';
import type { Pattern } from '../../model/pattern.ts';
import { canonicalText } from '../../policy/iam-text.ts';
import type { Circumstances } from './circumstances.ts';
import { declaredIn } from './declared-in.ts';
import type { Evaluation } from './evaluation.ts';
import { declaredPolicy } from './policy-attachments.ts';
import { isUnread, textElements } from './policy-texts.ts';
import type { RolePolicy } from './role-policy.ts';
import type { TemplateNode } from './template-node.ts';

/** The managed policies that a list of ARNs means: what the project declares with its document, every other by its ARN. */
export function managedPolicies(node: TemplateNode | undefined, when: Circumstances, evaluation: Evaluation): readonly RolePolicy[] {
  if (node === undefined) return [];
  const elements = textElements(node, when, 'ManagedPolicyArns', evaluation);
  if (isUnread(elements)) {
    const content = { kind: 'unknown', reason: elements.unread } as const;
    return [{ name: 'ManagedPolicyArns', kind: 'managed', platform: false, when, content, origin: node.origin }];
  }
  return elements
    .filter(({ pattern }) => pattern.length > 0)
    .map(({ pattern, when: circumstances }) => managedPolicy(pattern, circumstances, node.origin, evaluation));
}

/** The managed policy of an ARN. */
function managedPolicy(arn: Pattern, when: Circumstances, origin: Origin, evaluation: Evaluation): RolePolicy {
  const declared = declaredIn(arn, evaluation).find(({ resource }) => resource.type === 'AWS::IAM::ManagedPolicy');
  if (declared !== undefined) return declaredPolicy(declared.resource, when, declared.evaluation);
  return { name: canonicalText(arn), kind: 'managed', platform: false, when, content: { kind: 'managed', arn }, origin };
}

/** The policy's own name, of its name, path and name, or ARN. */
export function managedPolicyName(nameOrArn: string): string {
  return nameOrArn.slice(nameOrArn.lastIndexOf('/') + 1);
}
