import type { AttachedPolicy } from '../../model/attached-role.ts';
import { literalText, type Pattern } from '../../model/pattern.ts';
import { both, type Circumstances, whereHolds } from './circumstances.ts';
import type { Evaluation } from './evaluation.ts';
import { namedResource } from './named-resource.ts';
import type { RolePolicy } from './role-policy.ts';
import type { Resource } from './template.ts';
import { member, type TemplateNode } from './template-node.ts';
import { itemsWhen } from './variants.ts';

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
    return itemsWhen(roles, whereHolds(resource.condition)).flatMap(({ node, when }) =>
      rolePatterns(node, evaluation).map((role) => ({ role, policy: declaredPolicy(resource, when, evaluation) })),
    );
  });
}

/** The roles that an item of a list names; one that may have several names is one role. */
export function rolePatterns(node: TemplateNode, evaluation: Evaluation): readonly Pattern[] {
  const resource = namedResource(node, evaluation);
  const patterns = evaluation.patterns(node);
  if (resource === undefined || patterns.length === 1) return patterns;
  const { logicalId, type, origin } = resource;
  const reason = `${logicalId} has several possible names`;
  return [[{ kind: 'reference', resource: `${evaluation.prefix}${logicalId}`, attribute: 'name', type, reason, origin }]];
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
