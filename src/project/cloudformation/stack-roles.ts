import type { AttachedRole } from '../../model/attached-role.ts';
import { declaredRoles } from './declared-roles.ts';
import { connectorAttachments } from './sam-connectors.ts';
import { samRoles } from './sam-role.ts';
import type { Stacks } from './stacks.ts';

/** The roles that a template, what it nests and SAM give, by the name that references have. */
export function rolesOfStacks({ evaluations }: Stacks): ReadonlyMap<string, AttachedRole> {
  return declaredRoles(evaluations, evaluations.flatMap(samRoles), evaluations.flatMap(connectorAttachments));
}
