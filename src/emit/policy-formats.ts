import { accessLevel } from '../catalog/actions.ts';
import type { Finding } from '../model/finding.ts';
import type { RoleReference } from '../model/lambda-function.ts';
import type { Requirement } from '../model/requirement.ts';
import type { FunctionGrants } from '../policy/build-statements.ts';
import { buildStatements } from '../policy/build-statements.ts';
import { renderCloudFormation } from './cloudformation.ts';
import { renderDetails } from './details.ts';
import type { FunctionPolicy, PolicyResource } from './function-policy.ts';
import { renderJson } from './json.ts';
import type { ResolutionSettings } from './resolution-settings.ts';
import { cloudformationResolver } from './resolve-cloudformation.ts';
import { jsonResolver } from './resolve-json.ts';
import { type HoleResolver, resolveGrants } from './resolve-requirements.ts';
import { terraformResolver } from './resolve-terraform.ts';
import { renderTerraform, renderTerraformFiles, type TerraformRequest } from './terraform.ts';

/** An output language for policies: the ending of its files, what holes become in it, and how policies are written. */
interface PolicyFormat {
  readonly extension: string;
  readonly resolver: (settings: ResolutionSettings) => HoleResolver;
  readonly render: (policies: readonly FunctionPolicy[], settings: ResolutionSettings, resource?: PolicyResource) => string;
  /** The texts of files beside each other, where what the functions share can be written only once. */
  readonly renderFiles?: (policies: readonly FunctionPolicy[], settings: ResolutionSettings, resource?: PolicyResource) => PolicyTexts;
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
  json: { extension: 'json', resolver: jsonResolver, render: renderJson },
  terraform: {
    extension: 'tf',
    resolver: terraformResolver,
    render: (policies, settings, resource) => renderTerraform(terraformRequest(policies, settings, resource)),
    renderFiles: (policies, settings, resource) => renderTerraformFiles(terraformRequest(policies, settings, resource)),
  },
  cloudformation: {
    extension: 'yaml',
    resolver: cloudformationResolver,
    render: (policies, _, resource) => renderCloudFormation(policies, resource),
  },
} satisfies Readonly<Record<string, PolicyFormat>>;

export type PolicyFormatName = keyof typeof FORMATS;

/** One function with all that it was found to need. */
export interface GrantedFunction {
  readonly id: string;
  readonly role: RoleReference;
  readonly grants: FunctionGrants;
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
 * The text of the functions' policies: one document or block each, what they share written once. `resource` asks for the blocks that attach them, where
 * the language has such.
 */
export function renderPolicies(
  functions: readonly GrantedFunction[],
  format: PolicyFormatName,
  settings: ResolutionSettings,
  resource?: PolicyResource,
): string {
  return FORMATS[format].render(functionPolicies(functions, format, settings), settings, resource);
}

/** The same as the texts of files that stand beside each other. */
export function renderPolicyFiles(
  functions: readonly GrantedFunction[],
  format: PolicyFormatName,
  settings: ResolutionSettings,
  resource?: PolicyResource,
): PolicyTexts {
  const policies = functionPolicies(functions, format, settings);
  const { render, renderFiles }: PolicyFormat = FORMATS[format];
  if (renderFiles !== undefined && policies.length > 1) return renderFiles(policies, settings, resource);
  return { shared: '', functions: policies.map((policy) => render([policy], settings, resource)) };
}

function functionPolicies(functions: readonly GrantedFunction[], format: PolicyFormatName, settings: ResolutionSettings): FunctionPolicy[] {
  const resolve = FORMATS[format].resolver(settings);
  return functions.map(({ id, role, grants }) => ({ id, role, statements: buildStatements(resolveGrants(grants, resolve), accessLevel) }));
}

function terraformRequest(
  policies: readonly FunctionPolicy[],
  { projectKind, declaredData }: ResolutionSettings,
  resource?: PolicyResource,
): TerraformRequest {
  return {
    policies,
    projectKind,
    ...(resource === undefined ? {} : { resource }),
    ...(declaredData === undefined ? {} : { declaredData }),
  };
}

/** The functions' policies with the evidence of every grant and all findings, as versioned JSON (schemas/details.schema.json). */
export function renderReport(functions: readonly ReportedFunction[], findings: readonly Finding[], settings: ResolutionSettings): string {
  const reports = functions.map((one) => {
    const grants = resolveGrants(one.grants, jsonResolver(settings));
    return {
      id: one.id,
      statements: buildStatements(grants, accessLevel),
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
