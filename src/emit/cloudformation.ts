import type { Scalar } from 'yaml';
import { UserError } from '../support/errors.ts';
import { yaml } from '../support/yaml.ts';
import type { TemplateText } from './cloudformation-text.ts';
import { templateText } from './cloudformation-text.ts';
import type { FunctionPolicy, PolicyResource } from './function-policy.ts';
import { externalRoleName } from './function-policy.ts';
import { policyDocument } from './policy-document.ts';
import { splitPolicies } from './policy-parts.ts';

/**
 * A YAML fragment with one policy resource per function that needs grants: apart from role and function, so that no resource depends on itself.
 * A function whose role is not in a template and not named gets a managed policy that is attached to nothing.
 * What is too large for one managed policy is several, numbered. Throws UserError where two policies would get the same logical id, and where one is too
 * large for its role.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-rolepolicy.html
 */
export function renderCloudFormation(policies: readonly FunctionPolicy[], resource: PolicyResource = 'role-policy'): string {
  const resources: Record<string, object> = {};
  const granting = policies.filter(({ statements }) => statements.length > 0);
  for (const policy of granting.flatMap((one) => splitPolicies([one], isManaged(one, resource) ? 'managed' : 'inline'))) {
    const id = `${logicalId(policy.id)}${policy.part ?? ''}`;
    if (id in resources)
      throw new UserError(`two functions would both get the logical id ${id} (${policy.id}): generate them apart with --function`);
    resources[id] = policyNode(policy, resource);
  }
  const { Document } = yaml();
  const document = new Document({ Resources: resources }, { version: '1.1' });
  return document.toString({ lineWidth: 0, singleQuote: true, directives: false });
}

function isManaged(policy: FunctionPolicy, resource: PolicyResource): boolean {
  return resource === 'policy' || roleName(policy) === undefined;
}

/** Logical ids are letters and digits. */
function logicalId(id: string): string {
  return `${pascalCase(id)}LeastPrivilegePolicy`;
}

function pascalCase(id: string): string {
  const words = id.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}

function policyNode(policy: FunctionPolicy, resource: PolicyResource): object {
  const role = roleName(policy);
  const document = policyDocument(policy.statements, (pattern) => scalar(templateText(pattern)));
  if (role === undefined) return { Type: 'AWS::IAM::ManagedPolicy', Properties: { PolicyDocument: document } };
  if (resource === 'policy') return { Type: 'AWS::IAM::ManagedPolicy', Properties: { PolicyDocument: document, Roles: [role] } };
  const name = `${pascalCase(policy.id)}LeastPrivilege`;
  return { Type: 'AWS::IAM::RolePolicy', Properties: { PolicyName: name, RoleName: role, PolicyDocument: document } };
}

/** SAM names the role that it makes for a function `<LogicalId>Role`; in a nested template ids are those of that template. */
function roleName({ id, role }: FunctionPolicy): Scalar | string | undefined {
  if (role?.kind === 'implicit') return scalar({ function: 'Ref', text: lastSegment(role.id ?? `${id}Role`) });
  if (role?.kind === 'declared' && role.id !== undefined) return scalar({ function: 'Ref', text: role.logicalId ?? lastSegment(role.id) });
  return externalRoleName(role);
}

function lastSegment(id: string): string {
  return id.split('/').at(-1) ?? id;
}

/** The value with the short form of its intrinsic function as tag. */
function scalar(text: TemplateText): Scalar {
  const { Scalar } = yaml();
  const node = new Scalar(text.text);
  if (text.function !== 'none') node.tag = `!${text.function}`;
  return node;
}
