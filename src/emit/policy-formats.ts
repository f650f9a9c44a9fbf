import { accessLevel } from '../catalog/actions.ts';
import { knownActions } from '../catalog/known-actions.ts';
import type { Finding } from '../model/finding.ts';
import type { KnownPlace } from '../model/known-place.ts';
import type { RoleReference } from '../model/lambda-function.ts';
import type { Requirement } from '../model/requirement.ts';
import type { Statement } from '../model/statement.ts';
import type { FunctionGrants } from '../policy/build-statements.ts';
import { buildStatements } from '../policy/build-statements.ts';
import { compactStatement } from '../policy/compact-actions.ts';
import { renderCloudFormation } from './cloudformation.ts';
import { renderDetails } from './details.ts';
import type { FunctionPolicy, PolicyForm } from './function-policy.ts';
import { renderJson } from './json.ts';
import { checkSharedRoles, policyTarget, splitPolicies } from './policy-parts.ts';
import type { ResolutionSettings } from './resolution-settings.ts';
import { cloudformationResolver } from './resolve-cloudformation.ts';
import { jsonResolver } from './resolve-json.ts';
import { type HoleResolver, resolveGrants } from './resolve-requirements.ts';
import { terraformResolver } from './resolve-terraform.ts';
import { renderTerraform, renderTerraformFiles, type TerraformRequest } from './terraform.ts';

/** An output language for policies: the ending of its files, what holes become in it, and how policies are written. */
interface PolicyFormat {
  readonly extension: string;
  readonly resolver: (settings: ResolutionSettings, elsewhere?: KnownPlace) => HoleResolver;
  readonly render: (policies: readonly FunctionPolicy[], settings: ResolutionSettings, form: PolicyForm) => string;
  /** The texts of files beside each other, where what the functions share can be written only once. */
  readonly renderFiles?: (policies: readonly FunctionPolicy[], settings: ResolutionSettings, form: PolicyForm) => PolicyTexts;
}

/** The texts of several policy files in one folder. */
export interface PolicyTexts {
  /** What all of them need, `''` for nothing. */
  readonly shared: string;
  /** One text a function, in the order of the functions. */
  readonly functions: readonly string[];
}

/** Every output language; a new one is one file and one line here. */
const FORMATS = {
  json: {
    extension: 'json',
    resolver: jsonResolver,
    render: (policies, settings, { target }) => renderJson(target === undefined ? policies : splitPolicies(policies, target), settings),
  },
  terraform: {
    extension: 'tf',
    resolver: terraformResolver,
    render: (policies, settings, form) => renderTerraform(terraformRequest(policies, settings, form)),
    renderFiles: (policies, settings, form) => renderTerraformFiles(terraformRequest(policies, settings, form)),
  },
  cloudformation: {
    extension: 'yaml',
    resolver: cloudformationResolver,
    render: (policies, _, form) => renderCloudFormation(policies, policyTarget(form) === 'managed' ? 'policy' : 'role-policy'),
  },
} satisfies Readonly<Record<string, PolicyFormat>>;

export type PolicyFormatName = keyof typeof FORMATS;

/** One function with all that it was found to need. */
export interface GrantedFunction {
  readonly id: string;
  readonly role: RoleReference;
  readonly grants: FunctionGrants;
  /** As in `LambdaFunction`. */
  readonly elsewhere?: KnownPlace;
}

/** The same with what could not be told. */
export interface ReportedFunction extends GrantedFunction {
  readonly findings: readonly Finding[];
  readonly incomplete: boolean;
}

/** The ending of the files of a format, without the dot. */
export function policyFileExtension(format: PolicyFormatName): string {
  return FORMATS[format].extension;
}

/**
 * The text of the functions' policies: one document or block each, what they share written once. Throws UserError where a policy is too large for the
 * form that is asked for.
 */
export function renderPolicies(
  functions: readonly GrantedFunction[],
  format: PolicyFormatName,
  settings: ResolutionSettings,
  form: PolicyForm = {},
): string {
  return FORMATS[format].render(functionPolicies(functions, format, settings, form), settings, form);
}

/** The same as the texts of files that stand beside each other. */
export function renderPolicyFiles(
  functions: readonly GrantedFunction[],
  format: PolicyFormatName,
  settings: ResolutionSettings,
  form: PolicyForm = {},
): PolicyTexts {
  const policies = functionPolicies(functions, format, settings, form);
  const { render, renderFiles }: PolicyFormat = FORMATS[format];
  if (renderFiles !== undefined && policies.length > 1) return renderFiles(policies, settings, form);
  return { shared: '', functions: policies.map((policy) => render([policy], settings, form)) };
}

function functionPolicies(
  functions: readonly GrantedFunction[],
  format: PolicyFormatName,
  settings: ResolutionSettings,
  form: PolicyForm,
): FunctionPolicy[] {
  const { resolver }: PolicyFormat = FORMATS[format];
  const policies = functions.map(({ id, role, grants, elsewhere }) => ({
    id,
    role,
    statements: statementsOf(grants, resolver(settings, elsewhere), form),
  }));
  const target = policyTarget(form);
  if (target !== undefined) checkSharedRoles(policies, target);
  return policies;
}

function statementsOf(grants: FunctionGrants, resolve: HoleResolver, { compact }: PolicyForm): readonly Statement[] {
  const statements = buildStatements(resolveGrants(grants, resolve), accessLevel);
  return compact === true ? statements.map((statement) => compactStatement(statement, knownActions()).statement) : statements;
}

/** What a compact policy's patterns stand for: they will match actions that AWS adds. */
export function compactionFindings({ id, grants }: GrantedFunction, settings: ResolutionSettings): Finding[] {
  const statements = buildStatements(resolveGrants(grants, jsonResolver(settings)), accessLevel);
  const patterns = statements.flatMap((statement) => compactStatement(statement, knownActions()).patterns);
  if (patterns.length === 0) return [];
  const total = patterns.reduce((sum, { actions }) => sum + actions, 0);
  const each = patterns.map(({ text, actions }) => `${text} (${actions})`).join(', ');
  const message = `${patterns.length} action ${patterns.length === 1 ? 'pattern stands' : 'patterns stand'} for ${total} known actions, and will match future ones: ${each}`;
  return [{ rule: 'compacted-actions', severity: 'warning', message, function: id }];
}

function terraformRequest(
  policies: readonly FunctionPolicy[],
  { projectKind, declaredData }: ResolutionSettings,
  { resource, target }: PolicyForm,
): TerraformRequest {
  return {
    policies,
    projectKind,
    ...(resource === undefined ? {} : { resource }),
    ...(target === undefined ? {} : { target }),
    ...(declaredData === undefined ? {} : { declaredData }),
  };
}

/** The functions' policies, unsplit, with the evidence of every grant and all findings, as versioned JSON (schemas/details.schema.json). */
export function renderReport(
  functions: readonly ReportedFunction[],
  findings: readonly Finding[],
  settings: ResolutionSettings,
  form: PolicyForm = {},
): string {
  const reports = functions.map((one) => {
    const grants = resolveGrants(one.grants, jsonResolver(settings));
    return {
      id: one.id,
      statements: statementsOf(one.grants, jsonResolver(settings), form),
      requirements: allRequirements(grants),
      findings: one.findings,
      incomplete: one.incomplete,
    };
  });
  return renderDetails(reports, findings);
}

/** Everything that a function needs, resources as JSON writes them; the platform's needs last. */
export function resolvedRequirements(grants: FunctionGrants, settings: ResolutionSettings): readonly Requirement[] {
  return allRequirements(resolveGrants(grants, jsonResolver(settings)));
}

function allRequirements({ requirements, platform }: FunctionGrants): readonly Requirement[] {
  return [...requirements, ...platform.flatMap((statement) => statement.requirements)];
}
