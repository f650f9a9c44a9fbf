import type { HclBlock, HclExpression } from '../hcl/write-syntax.ts';
import { attribute, block, stringValue, traversal } from '../hcl/write-syntax.ts';
import type { FunctionPolicy, PolicyResource, PolicyTarget } from './function-policy.ts';
import { externalRoleName } from './function-policy.ts';
import { policyParts } from './policy-parts.ts';
import type { ProjectKind } from './resolution-settings.ts';
import type { TerraformDocument } from './terraform-document.ts';
import { documentJson } from './terraform-document.ts';

/**
 * The documents of a function's policy under the quotas of IAM: one in the role itself, as many as it takes where it is attached. None where there are no grants:
 * AWS rejects a policy without statements. Throws UserError where the policy is too large.
 */
export function terraformDocuments(identifier: string, policy: FunctionPolicy, target: PolicyTarget): TerraformDocument[] {
  const parts = policyParts(policy, target);
  return parts.map((part, index) => ({ identifier: parts.length === 1 ? identifier : `${identifier}_${index + 1}`, statements: part }));
}

/** The blocks that put the documents on the function's role. */
export function policyResourceBlocks(documents: readonly TerraformDocument[], resource: PolicyResource, role: HclExpression): HclBlock[] {
  return documents.flatMap((document) => {
    const { identifier } = document;
    const name = attribute('name', stringValue(identifier.replaceAll('_', '-').replace(/^-/, '')));
    const policy = attribute('policy', documentJson(document));
    if (resource === 'role-policy')
      return [block('resource', ['aws_iam_role_policy', identifier], [name, attribute('role', role), policy])];
    const attachment = [attribute('role', role), attribute('policy_arn', traversal(`aws_iam_policy.${identifier}.arn`))];
    return [
      block('resource', ['aws_iam_policy', identifier], [name, policy]),
      block('resource', ['aws_iam_role_policy_attachment', identifier], attachment),
    ];
  });
}

/** The name of a function's role, and the variable that asks for it where it is not known. */
export interface TerraformRole {
  readonly expression: HclExpression;
  readonly variable?: { readonly name: string; readonly description: string };
}

/** The role of a Terraform project by its address, one outside by its name, any other, and one inside a called module, by a variable. */
export function terraformRole(identifier: string, { id, role }: FunctionPolicy, kind: ProjectKind): TerraformRole {
  const isInside = role?.id?.startsWith('module.') === true;
  if (kind === 'terraform' && role?.kind === 'declared' && role.id !== undefined && !isInside)
    return { expression: traversal(`${role.id}.name`) };
  const name = externalRoleName(role);
  if (name !== undefined) return { expression: stringValue(name) };
  const variable = `${identifier}_role`;
  return { expression: traversal(`var.${variable}`), variable: { name: variable, description: `Name of the role of ${id}` } };
}
