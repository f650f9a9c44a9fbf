import type { AttachedPolicy, AttachedRole } from '../model/attached-role.ts';
import { managedContent } from './managed-content.ts';

/** The role as its description declares it, with the AWS managed policies that it names spelled out. What is not known stays unknown, with the reason. */
export function resolveManagedPolicies(role: AttachedRole): AttachedRole {
  return {
    ...role,
    policies: role.policies.map(resolved),
    ...(role.boundary === undefined ? {} : { boundary: resolved(role.boundary) }),
  };
}

function resolved(policy: AttachedPolicy): AttachedPolicy {
  return policy.content.kind === 'managed' ? { ...policy, content: managedContent(policy.content.arn, policy.origin) } : policy;
}
