import type { Location } from './arn-template.ts';
import type { Granted } from './grants.ts';
import { carryOut } from './grants.ts';
import type { OperationEntry } from './operation-entry.ts';
import { servicesTaking } from './passed-to-services.ts';
import type { Request } from './request.ts';
import type { Grant, OperationRule, PassedRole } from './rules/rule.ts';

/**
 * `iam:PassRole` on each role that a call hands to a service, where the member is given or every request has it.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html
 */
export function passedRoles(
  service: string,
  operation: string,
  entry: OperationEntry,
  rule: OperationRule | undefined,
  request: Request,
  locations: readonly Location[],
): Granted[] {
  const roles: readonly PassedRole[] = rule?.passedRoles ?? [...entry.roles].map(([member, required]) => ({ member, required }));
  return roles.flatMap((role) => carryOut(passRole(role, servicesTaking(service, operation, role.member)), request, locations));
}

function passRole({ member, to, required }: PassedRole, usual: readonly string[]): Grant {
  const takers = to === undefined ? usual : [to];
  return {
    action: 'iam:PassRole',
    resources: [{ type: 'role', values: { RoleNameWithPath: member } }],
    ...(required === true ? {} : { when: { set: member } }),
    ...(takers.length === 0 ? {} : { condition: { StringEquals: { 'iam:PassedToService': takers.map((text) => ({ text })) } } }),
  };
}
