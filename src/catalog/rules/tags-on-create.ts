import type { Grant, MemberPath, OperationRule, ResourceTemplate } from './rule.ts';

/**
 * Tags that a request gives to what it makes are authorised by the service's tagging action, beside the making
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/access_tags.html).
 */
export function tagsOnCreate(action: string, resource: ResourceTemplate, member: MemberPath = 'Tags'): Grant {
  return { action, when: { set: member }, resources: [resource] };
}

/** The same as a whole rule, for an operation whose own action is right by default. */
export function taggedWith(action: string, resource: ResourceTemplate, member: MemberPath = 'Tags'): OperationRule {
  return { also: [tagsOnCreate(action, resource, member)] };
}
