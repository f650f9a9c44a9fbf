import type { AttachedSource } from '../review/role-uses.ts';
import type { ProjectNeeds, ProjectRequest } from '../run.ts';
import { UserError } from '../support/errors.ts';
import { type AwsOptions, awsAccess, configuredRegion } from './aws-options.ts';
import { withCompilerCache } from './compiler-cache.ts';
import { ROLE_ARN } from './last-accessed.ts';
import { type ProjectOptions, projectRequest } from './project-options.ts';
import { withRelativeOrigins } from './relative-origins.ts';
import { failOnOpenNames, resolutionSettings } from './resolution-options.ts';

/** The flags that say with what the functions of a project are compared. */
export interface AttachedOptions extends ProjectOptions, AwsOptions {
  readonly role?: string;
  readonly policy?: readonly string[];
  readonly boundary?: string;
  readonly accountAuthorization?: string;
  readonly base?: string;
  readonly lastAccessed?: boolean;
}

/** What a project needs, and what that is compared with. */
export interface ComparedProject {
  readonly needs: ProjectNeeds;
  readonly source: AttachedSource;
}

/** What is asked of a project that is compared with its roles. */
export function comparedRequest(folder: string, options: ProjectOptions): ProjectRequest {
  return { ...projectRequest(folder, options), withRoleSharers: true };
}

/** Reads a project and what the flags say it is compared with. Throws UserError for what the user must mend first. */
export async function readComparedProject(folder: string, options: AttachedOptions): Promise<ComparedProject> {
  const { openNames, projectNeeds } = await import('../run.ts');
  const { withDeclaredNames } = await import('../review/observed-names.ts');
  const named = await attachedSource(options);
  const described = await withCompilerCache(() => projectNeeds(comparedRequest(folder, options)));
  const source = withRelativeOrigins(named, described.root);
  const needs = withDeclaredNames(described, source);
  failOnOpenNames(openNames(needs), options);
  return { needs, source };
}

/** What the flags say the functions are compared with. Throws UserError for flags that do not go together and for what can't be read. */
async function attachedSource(options: AttachedOptions): Promise<AttachedSource> {
  const { role, policy, boundary, accountAuthorization: account } = options;
  if (account !== undefined && policy !== undefined) throw new UserError('--account-authorization has all policies: leave out --policy');
  if (boundary !== undefined && policy === undefined)
    throw new UserError('--boundary belongs to the policies of --policy; a role that AWS or a template describes has its own');
  if (policy !== undefined) {
    const { roleFromFiles } = await import('../role/files.ts');
    return {
      kind: 'role',
      role: roleFromFiles({ policies: policy, ...(boundary === undefined ? {} : { boundary }), ...(role === undefined ? {} : { role }) }),
    };
  }
  if (account !== undefined) {
    const roles = await accountRoles(account, options);
    if (role === undefined) return { kind: 'account', roles };
    const { selectRole } = await import('../role/find-role.ts');
    return { kind: 'role', role: selectRole(roles, role, `--account-authorization ${account}`) };
  }
  if (role === undefined) return { kind: 'description' };
  const { readRole } = await import('../role/aws/read-role.ts');
  return { kind: 'role', role: await readRole(role, awsAccess(options)) };
}

async function accountRoles(account: string, options: AttachedOptions) {
  if (account === 'live') {
    const { readAccount } = await import('../role/aws/read-account.ts');
    return readAccount(awsAccess(options));
  }
  const { readAccountRoles } = await import('../role/account-details.ts');
  return readAccountRoles(account);
}

/** What is known of where the functions run: by flag, by the role's ARN, at last by the AWS configuration where AWS was asked. */
export function reviewSettings(needs: ProjectNeeds, options: AttachedOptions, source: AttachedSource) {
  const { projectKind } = resolutionSettings(needs, options);
  const arn = source.kind === 'role' ? ROLE_ARN.exec(source.role.id) : null;
  const isLive =
    options.policy === undefined &&
    (options.accountAuthorization === 'live' || (options.role !== undefined && options.accountAuthorization === undefined));
  const partition = options.partition ?? arn?.[1];
  const account = options.account ?? arn?.[2];
  const { region } = options;
  const configured = isLive ? configuredRegion() : undefined;
  return {
    projectKind,
    ...(partition === undefined ? {} : { partition }),
    ...(account === undefined ? {} : { account }),
    ...(region === undefined ? {} : { region }),
    ...(configured === undefined ? {} : { usualPlace: { region: configured } }),
    ...(options.stackName === undefined ? {} : { stackName: options.stackName }),
  };
}
