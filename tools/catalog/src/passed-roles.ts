import type { InputMember } from './input-members.ts';

const ROLE_NAME = /^role$|rolearns?$|^iamrole$|iamrole(arn|id)?$|executionrole(arn)?$|servicerole(arn)?$/i;

/** Who speaks in a conversation, or what a thing is for: no IAM role. */
const MESSAGE_ROLE = /(^|\.)(messages|visuals|user|rbacRoleMappings|content)(\[\])?\.role$/i;

/** The members that hand a role to the service, path -> true where every valid request has it. */
export function passedRoles(members: readonly InputMember[]): Record<string, boolean> {
  const found = members.filter(({ name, path, enumerated }) => ROLE_NAME.test(name) && !enumerated && !MESSAGE_ROLE.test(path));
  return Object.fromEntries(found.map(({ path, required }) => [path, required]));
}
