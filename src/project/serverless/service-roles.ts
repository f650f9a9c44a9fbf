import type { Origin } from '../../model/origin.ts';
import { referenceNode } from '../cloudformation/build-node.ts';
import type { Resource } from '../cloudformation/template.ts';
import { member, scalarText, type TemplateNode } from '../cloudformation/template-node.ts';
import type { DeclaredFunction } from './function-grants.ts';
import { joined, roleResource } from './role-resource.ts';
import { defaultInherit, globalBoundary, hasOwnRole, ownSettings, type ProviderSettings, providerSettings } from './role-settings.ts';
import { normalizedName } from './service-function.ts';

/** The role that the functions of a service share. */
const SHARED_ROLE = 'IamRoleLambdaExecution';

/** A role that the framework makes, as the resource that it writes, with the functions that run with it. */
export interface ServiceRole {
  readonly resource: Resource;
  readonly functions: readonly DeclaredFunction[];
  /** True for the role of one function alone. */
  readonly isDedicated: boolean;
  /** True where the `resources` section says something of the role too. */
  readonly isChanged: boolean;
}

export interface RoleContext {
  readonly provider: TemplateNode | undefined;
  /** `custom`, where the plugin for roles per function has its settings. */
  readonly custom: TemplateNode | undefined;
  /** `<service>-<stage>` as a node. */
  readonly stack: TemplateNode;
  /** True where the `resources` section says something of the resource with that logical id. */
  readonly isChanged: (logicalId: string) => boolean;
  readonly origin: Origin;
}

/**
 * The roles that the framework makes for the functions that name none: one for all, and one for each function that asks for its own.
 * https://github.com/serverless/serverless/blob/main/docs/sf/providers/aws/guide/iam.md
 * @param functions those that run with a role of the framework
 */
export function serviceRoles(functions: readonly DeclaredFunction[], context: RoleContext): readonly ServiceRole[] {
  const settings = providerSettings(context.provider);
  const dedicated = functions.filter((declared) => settings.isPerFunction || hasOwnRole(declared));
  const shared = functions.filter((declared) => !dedicated.includes(declared));
  const made = (resource: Resource, users: readonly DeclaredFunction[], isDedicated: boolean): ServiceRole => ({
    resource,
    functions: users,
    isDedicated,
    isChanged: context.isChanged(resource.logicalId),
  });
  return [
    ...(shared.length === 0 ? [] : [made(sharedRole(settings, context), shared, false)]),
    ...dedicated.map((declared) => made(dedicatedRole(declared, settings, context), [declared], true)),
  ];
}

function sharedRole(settings: ProviderSettings, context: RoleContext): Resource {
  const { role, boundary, statements, managedPolicies } = settings;
  return roleResource(SHARED_ROLE, context.origin, {
    name: member(role, 'name') ?? joined([context.stack, referenceNode('AWS::Region', context.origin), 'lambdaRole'], context.origin),
    statements: statements === undefined ? [] : [statements],
    managedPolicies: managedPolicies === undefined ? [] : [managedPolicies],
    boundary: globalBoundary(context.custom) ?? boundary,
    tags: [member(role, 'tags')],
  });
}

function dedicatedRole(declared: DeclaredFunction, settings: ProviderSettings, context: RoleContext): Resource {
  const { node, key } = declared;
  const { origin } = node;
  const own = ownSettings(declared);
  const inherits = member(node, 'iam', 'inheritStatements') ?? member(node, 'iamRoleStatementsInherit') ?? defaultInherit(context.custom);
  const isInherited = inherits === undefined ? settings.isPerFunction : scalarText(inherits) === 'true';
  const present = (...nodes: readonly (TemplateNode | undefined)[]) => nodes.filter((one) => one !== undefined);
  return roleResource(`${normalizedName(key)}${SHARED_ROLE}`, origin, {
    name:
      member(own.role, 'name') ??
      member(node, 'iamRoleStatementsName') ??
      joined([context.stack, key, referenceNode('AWS::Region', origin), 'lambdaRole'], origin),
    statements: present(isInherited ? settings.statements : undefined, own.statements),
    managedPolicies: present(settings.isPerFunction ? settings.managedPolicies : undefined, member(own.role, 'managedPolicies')),
    boundary:
      member(own.role, 'permissionsBoundary') ??
      member(node, 'iamPermissionsBoundary') ??
      globalBoundary(context.custom) ??
      settings.boundary,
    tags: [member(settings.role, 'tags'), member(own.role, 'tags')],
  });
}
