import { accessLevel } from '../catalog/actions.ts';
import { type FunctionReport, renderDetails } from '../emit/details.ts';
import type { FunctionPolicy } from '../emit/function-policy.ts';
import { renderJson } from '../emit/json.ts';
import type { ResolutionSettings } from '../emit/resolution-settings.ts';
import { jsonResolver } from '../emit/resolve-json.ts';
import { type HoleResolver, resolveGrants } from '../emit/resolve-requirements.ts';
import { terraformResolver } from '../emit/resolve-terraform.ts';
import { renderTerraform } from '../emit/terraform.ts';
import type { Requirement } from '../model/requirement.ts';
import type { FunctionGrants } from '../policy/build-statements.ts';
import { buildStatements } from '../policy/build-statements.ts';
import type { FunctionNeeds, ProjectNeeds } from '../run.ts';

/** An output language for policies: how holes are resolved and how the statements are written. */
interface PolicyFormat {
  readonly extension: string;
  readonly resolver: (settings: ResolutionSettings) => HoleResolver;
  readonly render: (policies: readonly FunctionPolicy[], settings: ResolutionSettings) => string;
}

/** Every output language; a new one is one file in emit and one line here. */
const POLICY_FORMATS = {
  json: { extension: 'json', resolver: jsonResolver, render: renderJson },
  terraform: {
    extension: 'tf',
    resolver: terraformResolver,
    render: (policies, settings) => renderTerraform(policies, settings.projectKind),
  },
} satisfies Readonly<Record<string, PolicyFormat>>;

export type PolicyFormatName = keyof typeof POLICY_FORMATS;

export const POLICY_FORMAT_NAMES = Object.keys(POLICY_FORMATS);

/** The format of that name, or `undefined`. */
export function policyFormat(name: string): PolicyFormat | undefined {
  return new Map<string, PolicyFormat>(Object.entries(POLICY_FORMATS)).get(name);
}

/** The policies of the functions in one format. */
export function renderPolicies(
  functions: readonly FunctionNeeds[],
  format: PolicyFormat,
  settings: ResolutionSettings,
  withRuntime: boolean,
): string {
  const resolver = format.resolver(settings);
  const policies = functions.map((needs) => ({
    id: needs.function.id,
    statements: buildStatements(resolveGrants(grants(needs, withRuntime), resolver), accessLevel),
  }));
  return format.render(policies, settings);
}

/** The text of `--details`. */
export function renderNeedsDetails(needs: ProjectNeeds, settings: ResolutionSettings, withRuntime: boolean): string {
  return renderDetails(
    needs.functions.map((one) => report(one, settings, withRuntime)),
    needs.findings,
  );
}

function report(needs: FunctionNeeds, settings: ResolutionSettings, withRuntime: boolean): FunctionReport {
  const resolved = resolveGrants(grants(needs, withRuntime), jsonResolver(settings));
  return {
    id: needs.function.id,
    statements: buildStatements(resolved, accessLevel),
    requirements: allRequirements(resolved),
    findings: needs.findings,
    incomplete: needs.incomplete,
  };
}

/** All requirements of a function as JSON writes their resources, the platform's last. */
export function resolvedRequirements(needs: FunctionNeeds, settings: ResolutionSettings): readonly Requirement[] {
  return allRequirements(resolveGrants(grants(needs, true), jsonResolver(settings)));
}

function allRequirements({ requirements, platform }: FunctionGrants): readonly Requirement[] {
  return [...requirements, ...platform.flatMap((statement) => statement.requirements)];
}

function grants(needs: FunctionNeeds, withRuntime: boolean): FunctionGrants {
  return { requirements: needs.requirements, platform: withRuntime ? needs.platform : [] };
}
