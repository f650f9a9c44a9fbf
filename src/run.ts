import { withNarrowingConditions } from './catalog/narrowing-conditions.ts';
import type { RequirementContext } from './catalog/requirements.ts';
import { requirementsForCall } from './catalog/requirements.ts';
import type { ReportedFunction } from './emit/policy-formats.ts';
import { dataOfTheProject } from './emit/terraform-declared-data.ts';
import type { ApiCall } from './model/api-call.ts';
import type { DataValue } from './model/data-value.ts';
import type { Finding } from './model/finding.ts';
import { compareFindings } from './model/finding.ts';
import type { Handler, LambdaFunction, Project } from './model/lambda-function.ts';
import { literal } from './model/pattern.ts';
import type { SensitiveUse } from './model/sensitive-use.ts';
import type { ComparedParameters } from './project/compared-parameters.ts';
import { platformRequirements } from './project/platform.ts';
import type { ProjectReading } from './project/project-reading.ts';
import { readProject } from './project/read-project.ts';
import { selectFunctions } from './project/select-functions.ts';
import { ALL_RULES } from './rules/all-rules.ts';
import type { HandlerAnalysis } from './source/analysis.ts';
import { UserError } from './support/errors.ts';
import type { ProjectUsage, UsageRequest } from './trail/function-usage.ts';

/** Which project, which functions, and what is known of where they run. All paths are absolute. */
export interface ProjectRequest extends ProjectReading {
  /** Ids or aliases; empty for all. */
  readonly functions: readonly string[];
  readonly partition?: string;
  readonly region?: string;
  readonly account?: string;
  readonly kmsKeys: readonly string[];
  /** True where the types that installed packages declare may be read. */
  readonly packageTypes?: boolean;
  /** Bind grants to the conditions that every request of the code meets. */
  readonly narrow?: boolean;
  /** What trails saw, and how it is merged with what the code says; absent: the code alone. */
  readonly usage?: UsageRequest;
  /** Read the functions as well that share a role with a selected one: a role is judged by all that run with it. */
  readonly withRoleSharers?: boolean;
}

/** What one function needs, with the reason for every grant and all that could not be told. */
export interface FunctionNeeds extends ReportedFunction {
  readonly function: LambdaFunction;
  readonly calls: readonly ApiCall[];
  /** What security rules look at in the code that is reached. */
  readonly sensitive: readonly SensitiveUse[];
  /** What the handler answers, where it answers as a Lambda authorizer does. */
  readonly authorizerAnswers: readonly DataValue[];
  /** The project's own files that the handler loads, relative to the root. */
  readonly files: readonly string[];
}

/** The findings that leave open a name which the deployment fixes. */
export function openNames(needs: ProjectNeeds): readonly Finding[] {
  const rules = new Set(ALL_RULES.filter(({ leavesNameOpen }) => leavesNameOpen).map(({ id }) => id));
  return needs.functions.flatMap(({ findings }) => findings.filter(({ rule }) => rules.has(rule)));
}

/** The needs of the selected functions, in the order of their ids, and findings that concern no single function. */
export interface ProjectNeeds {
  readonly functions: readonly FunctionNeeds[];
  /** The ids of the functions that were asked for; the others share a role with one of them. */
  readonly selected: ReadonlySet<string>;
  readonly project: Project;
  /** The absolute path that the files of origins are relative to. */
  readonly root: string;
  readonly findings: readonly Finding[];
  /** What trails saw; absent where nobody asked for it. */
  readonly usage?: ProjectUsage;
  /** The parameters without value on which it depends what the project declares. */
  readonly compared: ComparedParameters;
  /** Terraform's data sources (`aws_region.current`) that the project itself declares. */
  readonly declaredData?: ReadonlySet<string>;
}

/**
 * Reads a project and works out what each selected function needs: description -> source -> catalog -> rules.
 * Throws UserError for what the user must mend first: a missing path, an unreadable template, a named function that does not exist.
 */
export async function projectNeeds(request: ProjectRequest): Promise<ProjectNeeds> {
  const { root, project, findings, compared } = readProject(request);
  const asked = selectFunctions(project, request.functions);
  const functions = request.withRoleSharers === true ? withRoleSharers(asked, project) : asked;
  const analyses = await analyseHandlers(root, functions, request.packageTypes === true);
  if (request.handler !== undefined) requireExports(analyses.values());
  const usage = await readUsage(request, project);
  const needs = functions.map((lambda) => functionNeeds(lambda, analyses.get(lambda.id), project, request, findings, usage));
  const read = new Set(functions.map(({ id }) => id));
  return {
    functions: needs,
    selected: new Set(asked.map(({ id }) => id)),
    project,
    root,
    compared,
    declaredData: dataOfTheProject(
      project.declaredData,
      project.functions.map(({ id }) => id),
    ),
    ...(usage === undefined ? {} : { usage }),
    findings: [...findings, ...(usage?.findings ?? [])]
      .filter((finding) => finding.function === undefined || !read.has(finding.function))
      .sort(compareFindings),
  };
}

/** What trails say of the functions, all of them: who shares a role decides whose calls they are. */
async function readUsage(request: ProjectRequest, project: Project): Promise<ProjectUsage | undefined> {
  if (request.usage === undefined) return undefined;
  const { projectUsage } = await import('./trail/function-usage.ts');
  return projectUsage(request.usage, project.functions, request);
}

/** The functions and all others with one of their roles, in the order of their ids. */
function withRoleSharers(asked: readonly LambdaFunction[], project: Project): readonly LambdaFunction[] {
  const roles = new Set(asked.flatMap(({ role }) => role.declared ?? []));
  const ids = new Set(asked.map(({ id }) => id));
  const shares = ({ id, role }: LambdaFunction) => ids.has(id) || (role.declared !== undefined && roles.has(role.declared));
  return project.functions.filter(shares).sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** A handler that the user names must be there; one that a template names is a finding of its function. */
function requireExports(analyses: Iterable<HandlerAnalysis>): void {
  for (const { missingExport } of analyses) if (missingExport !== undefined) throw new UserError(missingExport);
}

async function analyseHandlers(
  root: string,
  functions: readonly LambdaFunction[],
  packageTypes: boolean,
): Promise<ReadonlyMap<string, HandlerAnalysis>> {
  const handlers = functions.flatMap((lambda) => (lambda.handler.kind === 'handler' ? [handlerRequest(lambda, lambda.handler)] : []));
  if (handlers.length === 0) return new Map();
  const { analyze } = await import('./source/analyze.ts');
  return new Map(analyze({ root, handlers, packageTypes }).map((analysis) => [analysis.id, analysis]));
}

function handlerRequest(lambda: LambdaFunction, handler: Handler) {
  const { kind: _, ...entry } = handler;
  return { ...entry, id: lambda.id, env: lambda.env, envIsComplete: lambda.envIsComplete, name: lambda.name, layers: lambda.layers };
}

function functionNeeds(
  lambda: LambdaFunction,
  analysis: HandlerAnalysis | undefined,
  project: Project,
  request: ProjectRequest,
  projectFindings: readonly Finding[],
  usage: ProjectUsage | undefined,
): FunctionNeeds {
  const calls = analysis?.calls ?? [];
  const context: RequirementContext = { encryptionKeys: project.encryptionKeys, kmsKeys: request.kmsKeys.map(literal) };
  const answers = calls.map((call) => {
    const needs = requirementsForCall(call, context);
    return request.narrow === true ? withNarrowingConditions(call, needs) : needs;
  });
  const ofCode = {
    function: lambda,
    code: answers.flatMap((answer) => answer.requirements),
    platform: platformRequirements(lambda.platform),
  };
  const { code: requirements, platform, findings: usageFindings } = usage === undefined ? { ...ofCode, findings: [] } : usage.merge(ofCode);
  const facts = { function: lambda, requirements: [...requirements, ...platform.flatMap((statement) => statement.requirements)] };
  const findings = [
    ...projectFindings.filter((finding) => finding.function === lambda.id),
    ...(analysis?.findings ?? []),
    ...answers.flatMap((answer) => answer.findings),
    ...(usage?.findings.filter((finding) => finding.function === lambda.id) ?? []),
    ...usageFindings,
    ...ALL_RULES.flatMap((rule) => rule.check(facts)),
  ].map((finding) => ({ ...finding, function: lambda.id }));
  return {
    id: lambda.id,
    role: lambda.role,
    function: lambda,
    calls,
    sensitive: analysis?.sensitive ?? [],
    authorizerAnswers: analysis?.authorizerAnswers ?? [],
    files: analysis?.files ?? [],
    grants: { requirements, platform },
    ...(lambda.elsewhere === undefined ? {} : { elsewhere: lambda.elsewhere }),
    findings: distinctFindings(findings).sort(compareFindings),
    incomplete: lambda.handler.kind === 'unresolved' || findings.some((finding) => finding.incomplete !== undefined),
  };
}

function distinctFindings(findings: readonly Finding[]): Finding[] {
  return [...new Map(findings.map((finding) => [JSON.stringify(finding), finding])).values()];
}
