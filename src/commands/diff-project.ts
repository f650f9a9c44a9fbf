import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import type { DiffReport } from '../report/diff-report.ts';
import type { SupposedReport } from '../review/combine-suppositions.ts';
import type { AttachedSource } from '../review/role-uses.ts';
import type { ProjectNeeds, ProjectRequest } from '../run.ts';
import { NoFunctionError, UserError } from '../support/errors.ts';
import { type AttachedOptions, comparedRequest, readComparedProject, reviewSettings } from './compared-project.ts';
import { withCompilerCache } from './compiler-cache.ts';
import { checkOutRevision } from './git-revision.ts';
import { askLastAccessed } from './last-accessed.ts';
import { projectRequest } from './project-options.ts';

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
  const { withUsage } = await import('../review/usage-rows.ts');
  const { withoutUngranted } = await import('../review/seen-without-grant.ts');
  const { reviewProject, reviewRevisions } = await import('../review/review-project.ts');
  const { needs, source } = await readComparedProject(folder, options);
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
  const { reviewProject } = await import('../review/review-project.ts');
  const { catalogKnowledge } = await import('../catalog/action-knowledge.ts');
  const request = comparedRequest(folder, options);
  const supposed: SupposedReport[] = [];
  for (const { values, unlike, words } of suppositions(needs.compared, request.parameters)) {
    const there = await needsWith({ ...request, parameters: new Map([...request.parameters, ...values]), unlike }, source);
    if (there === undefined) return report;
    supposed.push({ words, report: reviewProject(there, source, reviewSettings(there, options, source)) });
  }
  return supposed.length === 0 ? report : combineSuppositions(report, supposed, catalogKnowledge());
}

/** What the project needs with these values of parameters; `undefined` where a description refuses one of them, or has no function then. */
async function needsWith(request: ProjectRequest, source: AttachedSource): Promise<ProjectNeeds | undefined> {
  const { projectNeeds } = await import('../run.ts');
  const { withDeclaredNames } = await import('../review/observed-names.ts');
  try {
    return withDeclaredNames(await projectNeeds(request), source);
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
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
