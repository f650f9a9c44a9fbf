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
import { renderTerraform } from './terraform.ts';

/** An output language for policies: the ending of its files, what holes become in it, and how policies are written. */
interface PolicyFormat {
  readonly extension: string;
  readonly resolver: (settings: ResolutionSettings) => HoleResolver;
  readonly render: (policies: readonly FunctionPolicy[], settings: ResolutionSettings, resource?: PolicyResource) => string;
}

/** Every output language; a new one is one file and one line here. */
const FORMATS = {
  json: { extension: 'json', resolver: jsonResolver, render: renderJson },
  terraform: {
    extension: 'tf',
    resolver: terraformResolver,
    render: (policies, { projectKind, declaredData }, resource) => renderTerraform(policies, projectKind, resource, declaredData),
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
  const { resolver, render } = FORMATS[format];
  const resolve = resolver(settings);
  const policies = functions.map(({ id, role, grants }) => ({
    id,
    role,
    statements: buildStatements(resolveGrants(grants, resolve), accessLevel),
  }));
  return render(policies, settings, resource);
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
