import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import type { DiffReport } from '../report/diff-report.ts';
import type { SupposedReport } from '../review/combine-suppositions.ts';
import type { AttachedSource } from '../review/role-uses.ts';
import type { ProjectNeeds, ProjectRequest } from '../run.ts';
import { NoFunctionError, UserError } from '../support/errors.ts';
import { type AwsOptions, awsAccess, configuredRegion } from './aws-options.ts';
import { withCompilerCache } from './compiler-cache.ts';
import { checkOutRevision } from './git-revision.ts';
import { askLastAccessed, ROLE_ARN } from './last-accessed.ts';
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

/** A report with what is needed to look for ignore comments. */
export interface ProjectReport {
  readonly report: DiffReport;
  /** The folder that the files of origins are relative to. */
  readonly root: string;
  /** The files that the selected functions' handlers load. */
  readonly files: readonly string[];
  /** True where the functions are compared with what their description declares. */
  readonly isDescription: boolean;
  /** True where every function of the project is in the report. */
  readonly isWhole: boolean;
}

/** Compares the functions of a project with their roles, or with another revision of the project, or both. Throws UserError for what the user must mend first. */
export async function diffProject(folder: string, options: AttachedOptions): Promise<ProjectReport> {
  const { openNames, projectNeeds } = await import('../run.ts');
  const { withDeclaredNames } = await import('../review/observed-names.ts');
  const { withUsage } = await import('../review/usage-rows.ts');
  const { withoutUngranted } = await import('../review/seen-without-grant.ts');
  const { reviewProject, reviewRevisions } = await import('../review/review-project.ts');
  const named = await attachedSource(options);
  const described = await withCompilerCache(() => projectNeeds({ ...projectRequest(folder, options), withRoleSharers: true }));
  const source = withRelativeOrigins(named, described.root);
  const needs = withDeclaredNames(described, source);
  failOnOpenNames(openNames(needs), options);
  const settings = reviewSettings(needs, options, source);
  const reviewed = async () => {
    const first = await inEveryDeployment(reviewProject(needs, source, settings), needs, { folder, options, source });
    const granted = withoutUngranted(needs, first);
    const report = withUsage(granted === needs ? first : reviewProject(granted, source, settings), needs.usage);
    return options.lastAccessed === true ? { ...report, functions: await askLastAccessed(report.functions, options) } : report;
  };
  const read = {
    root: needs.root,
    files: needs.functions.filter(({ id }) => needs.selected.has(id)).flatMap(({ files }) => files),
    isDescription: source.kind === 'description' && options.base === undefined,
    isWhole: needs.selected.size === needs.project.functions.length,
  };
  if (options.base === undefined) return { report: await reviewed(), ...read };
  const before = await needsAt(folder, options.base, options, needs);
  const revisions = reviewRevisions(needs, { ref: options.base, needs: before }, settings);
  if (source.kind === 'description') return { report: revisions, ...read };
  const report = await reviewed();
  return { report: { ...report, base: { ref: options.base, functions: revisions.functions } }, ...read };
}

/** What is compared, and by which flags. */
interface ReviewedProject {
  readonly folder: string;
  readonly options: AttachedOptions;
  readonly source: AttachedSource;
}

/** Where parameters decide what a description declares and something is open, each of its deployments is compared by itself. */
async function inEveryDeployment(
  report: DiffReport,
  needs: ProjectNeeds,
  { folder, options, source }: ReviewedProject,
): Promise<DiffReport> {
  const { combineSuppositions, hasOpenRows } = await import('../review/combine-suppositions.ts');
  if (source.kind !== 'description' || !hasOpenRows(report)) return report;
  const { suppositions } = await import('../review/suppositions.ts');
  const { projectNeeds } = await import('../run.ts');
  const { reviewProject } = await import('../review/review-project.ts');
  const { catalogKnowledge } = await import('../catalog/action-knowledge.ts');
  const request = { ...projectRequest(folder, options), withRoleSharers: true };
  const supposed: SupposedReport[] = [];
  for (const { values, unlike, words } of suppositions(needs.compared, request.parameters)) {
    const there = await needsWith({ ...request, parameters: new Map([...request.parameters, ...values]), unlike }, projectNeeds);
    if (there === undefined) return report;
    supposed.push({ words, report: reviewProject(there, source, reviewSettings(there, options, source)) });
  }
  return supposed.length === 0 ? report : combineSuppositions(report, supposed, catalogKnowledge());
}

/** What the project needs with these values of parameters; `undefined` where a description refuses one of them, or has no function then. */
async function needsWith(
  request: ProjectRequest,
  projectNeeds: (request: ProjectRequest) => Promise<ProjectNeeds>,
): Promise<ProjectNeeds | undefined> {
  try {
    return await projectNeeds(request);
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

/** What the flags say the functions are compared with. Throws UserError for flags that do not go together and for what can't be read. */
export async function attachedSource(options: AttachedOptions): Promise<AttachedSource> {
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

/** The path without links, also where there is no such file. */
function realOf(file: string): string {
  const absolute = path.resolve(file);
  return existsSync(absolute) ? realpathSync(absolute) : absolute;
}

/** What the project needed at another revision, nothing where it had no function; files that flags name in the project are read there as well. */
async function needsAt(folder: string, ref: string, options: AttachedOptions, now: ProjectNeeds): Promise<ProjectNeeds> {
  const { projectNeeds } = await import('../run.ts');
  const copy = checkOutRevision(now.root, ref);
  const there = (file: string) => {
    const relative = path.relative(realpathSync(now.root), realOf(file));
    return relative.startsWith('..') || path.isAbsolute(relative) ? file : path.join(copy.root, relative);
  };
  const { template, plan, tfvars, function: _, ...rest } = options;
  const moved = {
    ...rest,
    root: copy.root,
    ...(template === undefined ? {} : { template: there(template) }),
    ...(plan === undefined ? {} : { plan: there(plan) }),
    ...(tfvars === undefined ? {} : { tfvars: there(tfvars) }),
  };
  const nothing = { ...now, functions: [], findings: [] };
  try {
    if (!existsSync(there(folder))) return nothing;
    const before = await withCompilerCache(() => projectNeeds(projectRequest(there(folder), moved)));
    const read = new Set(now.functions.map(({ id }) => id));
    return options.function === undefined ? before : { ...before, functions: before.functions.filter(({ id }) => read.has(id)) };
  } catch (error) {
    if (error instanceof NoFunctionError) return nothing;
    if (error instanceof UserError) throw new UserError(`--base ${ref}: ${error.message.replaceAll(copy.root, now.root)}`);
    throw error;
  } finally {
    copy.remove();
  }
}
