import type { InputMember } from './input-members.ts';

const ROLE_NAME = /^role$|rolearns?$|^iamrole$|iamrole(arn|id)?$|executionrole(arn)?$|servicerole(arn)?$/i;

/** The members that hand a role to the service, path -> true where every valid request has it. */
export function passedRoles(members: readonly InputMember[]): Record<string, boolean> {
  const found = members.filter(({ name }) => ROLE_NAME.test(name));
  return Object.fromEntries(found.map(({ path, required }) => [path, required]));
}
