import type { AttachedPolicy } from '../../model/attached-role.ts';
import { literalText, type Pattern } from '../../model/pattern.ts';
import { both, type Circumstances, whereHolds } from './circumstances.ts';
import type { Evaluation } from './evaluation.ts';
import { isUnread, textElements } from './policy-texts.ts';
import type { RolePolicy } from './role-policy.ts';
import type { Resource } from './template.ts';
import { member, type TemplateNode } from './template-node.ts';

/** A policy with the role, by name, to which a template attaches it. */
export interface PolicyAttachment {
  readonly role: Pattern;
  readonly policy: RolePolicy;
}

/** The resources that attach a policy to roles: the property that names the roles, and the kind of policy. */
const ATTACHING: ReadonlyMap<string, { readonly roles: string; readonly kind: AttachedPolicy['kind'] }> = new Map([
  ['AWS::IAM::Policy', { roles: 'Roles', kind: 'inline' }],
  ['AWS::IAM::RolePolicy', { roles: 'RoleName', kind: 'inline' }],
  ['AWS::IAM::ManagedPolicy', { roles: 'Roles', kind: 'managed' }],
]);

/**
 * What the policies that a template declares by themselves are attached to.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/AWS_IAM.html
 */
export function policyAttachments(evaluation: Evaluation): readonly PolicyAttachment[] {
  return [...evaluation.template.resources.values()].flatMap((resource) => {
    const roles = member(resource.properties, ATTACHING.get(resource.type)?.roles ?? '');
    if (roles === undefined) return [];
    const elements = textElements(roles, whereHolds(resource.condition), 'Roles', evaluation);
    return isUnread(elements)
      ? []
      : elements.map(({ pattern, when }) => ({ role: pattern, policy: declaredPolicy(resource, when, evaluation) }));
  });
}

/** The policy that a resource declares, as it is attached under some circumstances. */
export function declaredPolicy(resource: Resource, when: Circumstances, evaluation: Evaluation): RolePolicy {
  const kind = ATTACHING.get(resource.type)?.kind ?? 'managed';
  const document = member(resource.properties, 'PolicyDocument');
  const [name] = kind === 'inline' ? evaluation.patterns(member(resource.properties, 'PolicyName')) : [];
  return {
    name: (name === undefined ? undefined : literalText(name)) ?? `${evaluation.prefix}${resource.logicalId}`,
    kind,
    platform: false,
    when: both(when, whereHolds(resource.condition)) ?? when,
    content: documentContent(document, evaluation),
    origin: resource.origin,
  };
}

/** The content that a document node stands for. */
export function documentContent(document: TemplateNode | undefined, evaluation: Evaluation): RolePolicy['content'] {
  return document === undefined
    ? { kind: 'unknown', reason: 'it has no PolicyDocument' }
    : { kind: 'document', node: document, evaluation };
}
