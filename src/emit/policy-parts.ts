import type { Statement } from '../model/statement.ts';
import { groupBy } from '../policy/group-by.ts';
import { POLICY_LIMITS, splitStatements } from '../policy/split-statements.ts';
import { UserError } from '../support/errors.ts';
import type { FunctionPolicy, PolicyForm, PolicyTarget } from './function-policy.ts';
import { policySize } from './policy-size.ts';

/** Which quotas of IAM hold; `undefined` where nobody asked. Throws UserError where the resource that is asked for is not of that kind. */
export function policyTarget({ resource, target }: PolicyForm): PolicyTarget | undefined {
  if (resource === undefined) return target;
  const own = resource === 'policy' ? 'managed' : 'inline';
  if (target !== undefined && target !== own)
    throw new UserError(`--resource ${resource} is an ${own} policy: leave --target ${target} out`);
  return own;
}

/**
 * The statements of a function in as many policies as the quotas of IAM ask for: of an inline policy one, of managed ones as many as it takes; none
 * without statements. Throws UserError, with the function and the numbers, where they do not fit.
 */
export function policyParts({ id, statements }: FunctionPolicy, target: PolicyTarget): Statement[][] {
  try {
    return splitStatements(statements, POLICY_LIMITS[target], policySize);
  } catch (error) {
    throw error instanceof UserError ? new UserError(`${id}: ${error.message}`) : error;
  }
}

/** The policies under the quotas, one that is split as several with their numbers from 1. Throws as `policyParts`. */
export function splitPolicies(policies: readonly FunctionPolicy[], target: PolicyTarget): FunctionPolicy[] {
  return policies.flatMap((policy) => {
    const parts = policyParts(policy, target);
    return parts.length < 2 ? [policy] : parts.map((statements, index) => ({ ...policy, statements, part: index + 1 }));
  });
}

/**
 * Throws UserError where functions that share a role do not fit into it together: the quotas of inline policies and of the number of managed ones are
 * those of the role. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
export function checkSharedRoles(policies: readonly FunctionPolicy[], target: PolicyTarget): void {
  const limit = POLICY_LIMITS[target];
  const withRole = policies.filter(({ role }) => role?.id !== undefined && (role.kind === 'declared' || role.kind === 'external'));
  for (const sharing of groupBy(withRole, ({ role }) => role?.id ?? '')) {
    if (sharing.length < 2) continue;
    const names = sharing.map(({ id }) => id).join(', ');
    const role = `the role ${sharing[0]?.role?.id} of ${names}`;
    const characters = sharing.reduce((sum, { statements }) => sum + (statements.length === 0 ? 0 : policySize(statements)), 0);
    if (target === 'inline' && characters > limit.characters)
      throw new UserError(
        `${role}: their policies have ${characters} characters; ${limit.name} takes ${limit.characters}: ${limit.advice}`,
      );
    const parts = sharing.reduce((sum, policy) => sum + policyParts(policy, target).length, 0);
    if (target === 'managed' && parts > limit.parts)
      throw new UserError(`${role}: their policies take ${parts} parts; a role takes ${limit.parts} managed policies: ${limit.advice}`);
  }
}
