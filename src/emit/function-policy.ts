import type { RoleReference } from '../model/lambda-function.ts';
import type { Statement } from '../model/statement.ts';

/** The policy of one function, ready to be written. */
export interface FunctionPolicy {
  /** The function's id. */
  readonly id: string;
  readonly statements: readonly Statement[];
  /** The role that a policy resource is attached to; absent where none is known. */
  readonly role?: RoleReference;
  /** From 1, where the function's policy is split into several. */
  readonly part?: number;
}

/** Which resource carries a policy: one inside the role, or one of its own that is attached to it. */
export type PolicyResource = 'role-policy' | 'policy';

/** The kind of policy whose quotas hold. */
export type PolicyTarget = 'managed' | 'inline';

/** How policies are written, where that is asked for. */
export interface PolicyForm {
  readonly resource?: PolicyResource;
  /** Splits what is too large for one managed policy; refuses what is too large for the inline policies of a role. */
  readonly target?: PolicyTarget;
  /** Writes action wildcards for known actions that only read. */
  readonly compact?: boolean;
}

/** The name of a role that stands in no template: the last part of its ARN, or the name itself; `undefined` where it is not known. */
export function externalRoleName(role: RoleReference | undefined): string | undefined {
  return role?.kind === 'external' ? role.id?.split('/').at(-1) : undefined;
}
