import type { MemberPath, OperationRule, ResourceTemplate } from './rule.ts';

/**
 * The rule of an operation that makes something: tags that the request gives to it are authorised by the service's tagging action, beside the making
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/access_tags.html).
 */
export function taggedWith(action: string, resource: ResourceTemplate, member: MemberPath = 'Tags'): OperationRule {
  return { also: [{ action, when: { set: member }, resources: [resource] }] };
}
