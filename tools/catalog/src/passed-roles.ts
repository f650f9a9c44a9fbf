import type { InputMember } from './input-members.ts';

const ROLE_NAME = /^role$|rolearns?(update|forlogging)?$|^iamrole$|iamrole(arn|id)?$|executionrole(arn)?$|servicerole(arn)?$/i;

/**
 * Roles that are called after what they are for. Source: the members' descriptions on each operation's API reference page (Transfer Family, SWF, Systems
 * Manager, SageMaker, IAM Access Analyzer, CodeBuild, DataZone, Elastic Beanstalk, Glue, IoT Wireless, IoT TwinMaker, Lex, End User Messaging SMS).
 */
const ROLE_FOR =
  /^(access|dataAccess|manageAccess|resourceAccess|logging|invocation|lambda|defaultLambda|associationDispatchAssume|cluster|validation|operations|sync|v2Bot|firmwareUpdate|updateData|dataTransfer|locationRegistration|runtime|twoWayChannel)Role$/i;

/** Who speaks in a conversation, or what a thing is for: no IAM role. */
const MESSAGE_ROLE = /(^|\.)(messages|visuals|user|rbacRoleMappings|content)(\[\])?\.role$/i;

/** The members that hand a role to the service, path -> true where every valid request has it. */
export function passedRoles(members: readonly InputMember[]): Record<string, boolean> {
  const found = members.filter(
    ({ name, path, enumerated }) => (ROLE_NAME.test(name) || ROLE_FOR.test(name)) && !enumerated && !MESSAGE_ROLE.test(path),
  );
  return Object.fromEntries(found.map(({ path, required }) => [path, required]));
}
