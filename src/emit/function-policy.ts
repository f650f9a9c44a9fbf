import type { RoleReference } from '../model/lambda-function.ts';
import type { Statement } from '../model/statement.ts';

/** The policy of one function, ready to be written. */
export interface FunctionPolicy {
  /** The function's id. */
  readonly id: string;
  readonly statements: readonly Statement[];
  /** The role that a policy resource is attached to; absent where none is known. */
  readonly role?: RoleReference;
}

/** Which resource carries a policy: one inside the role, or one of its own that is attached to it. */
export type PolicyResource = 'role-policy' | 'policy';

/** The name of a role that stands in no template: the last part of its ARN, or the name itself; `undefined` where it is not known. */
export function externalRoleName(role: RoleReference | undefined): string | undefined {
  return role?.kind === 'external' ? role.id?.split('/').at(-1) : undefined;
}
