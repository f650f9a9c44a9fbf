import { member, scalarText, type TemplateNode } from '../cloudformation/template-node.ts';
import type { DeclaredFunction } from './function-grants.ts';

/** What a function says of the role of its own, in the framework's form or in the plugin's. */
export function ownSettings({ node }: DeclaredFunction): {
  readonly role: TemplateNode | undefined;
  readonly statements: TemplateNode | undefined;
} {
  const role = member(node, 'iam', 'role') ?? member(node, 'role');
  return { role, statements: member(role, 'statements') ?? member(node, 'iamRoleStatements') };
}

/** True for a function that asks for a role of its own. */
export function hasOwnRole(declared: DeclaredFunction): boolean {
  const { role, statements } = ownSettings(declared);
  return statements !== undefined || member(role, 'managedPolicies') !== undefined;
}

export interface ProviderSettings {
  readonly role: TemplateNode | undefined;
  readonly isPerFunction: boolean;
  readonly statements: TemplateNode | undefined;
  readonly managedPolicies: TemplateNode | undefined;
  readonly boundary: TemplateNode | undefined;
}

/** The settings under `provider.iam.role`, before version 2.24 directly under `provider`. */
export function providerSettings(provider: TemplateNode | undefined): ProviderSettings {
  const role = member(provider, 'iam', 'role');
  return {
    role,
    isPerFunction: scalarText(member(role, 'mode')) === 'perFunction',
    statements: member(role, 'statements') ?? member(provider, 'iamRoleStatements'),
    managedPolicies: member(role, 'managedPolicies') ?? member(provider, 'iamManagedPolicies'),
    boundary: member(role, 'permissionsBoundary') ?? member(role, 'permissionBoundary') ?? member(provider, 'rolePermissionsBoundary'),
  };
}

/** The plugin for roles per function: https://github.com/functionalone/serverless-iam-roles-per-function. */
const PLUGIN = 'serverless-iam-roles-per-function';

/** Whether roles of functions have the provider's statements where the function does not say. */
export function defaultInherit(custom: TemplateNode | undefined): TemplateNode | undefined {
  return member(custom, PLUGIN, 'defaultInherit');
}

/** The boundary of every role. */
export function globalBoundary(custom: TemplateNode | undefined): TemplateNode | undefined {
  return member(custom, PLUGIN, 'iamGlobalPermissionsBoundary');
}
