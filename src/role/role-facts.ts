import type { AttachedPolicy, AttachedRole } from '../model/attached-role.ts';
import { renderOrigin } from '../model/origin.ts';
import { attachedStatements } from '../policy/attached-statements.ts';
import type { JsonNode } from '../policy/json-node.ts';
import { decodedDocument } from '../policy/read-attached-document.ts';
import { policyDocument } from '../policy/read-document.ts';
import { UserError } from '../support/errors.ts';
import { isAccountDetails, isOnePageOfMany, rolesOfAccount } from './account-details.ts';
import { selectRole } from './find-role.ts';
import { listOf, memberOf, optionalText, requiredText } from './json-members.ts';
import { isPlan, rolesOfPlan } from './plan-roles.ts';
import { attachedRole, managedPolicyOf } from './role-detail.ts';
import { attachedArns, roleDetail } from './role-json.ts';

/** What one file says of a role; `policies` is absent where it shows none and does not say that there are none. */
export type RoleFacts = Partial<Omit<AttachedRole, 'origin'>>;

/** One form of file: the member that tells it from the others, and how it is read. */
interface FileForm {
  readonly member: string;
  readonly read: (node: JsonNode, file: string) => RoleFacts;
}

/**
 * What the AWS CLI prints of roles and policies; the first form whose member is there.
 * https://docs.aws.amazon.com/cli/latest/reference/iam/
 */
const FORMS: readonly FileForm[] = [
  { member: 'PolicyDocument', read: rolePolicy },
  { member: 'PolicyVersion', read: policyVersion },
  { member: 'Role', read: roleWithoutPolicies },
  { member: 'Policy', read: (node) => managed(node, [requiredText(memberOf(node, 'Policy') ?? node, 'Arn')]) },
  { member: 'AttachedPolicies', read: (node) => managed(node, attachedArns(node, 'AttachedPolicies')) },
  { member: 'PolicyNames', read: inlineNames },
  { member: 'Roles', read: (node) => reject(node, 'list-roles prints no policies; use aws iam get-account-authorization-details') },
  { member: 'Versions', read: (node) => reject(node, 'list-policy-versions prints no document; use aws iam get-policy-version') },
  {
    member: 'Policies',
    read: (node) => reject(node, 'list-policies prints policies of all roles; use aws iam list-attached-role-policies'),
  },
];

/** What a file says of the one role that it describes or, where it describes several, of `role`. Throws UserError with the place in the file. */
export function roleFactsIn(node: JsonNode, file: string, role?: string): RoleFacts {
  if (isAccountDetails(node)) return selectRole(rolesOfAccount(node, file), role, file);
  if (isPlan(node)) return selectRole(rolesOfPlan(node, file), role, file);
  const form = FORMS.find(({ member }) => memberOf(node, member) !== undefined);
  if (form !== undefined && isOnePageOfMany(node))
    reject(node, 'one of several pages; run the AWS CLI without --max-items and --no-paginate');
  return form === undefined ? { policies: [documentPolicy(node, file)] } : form.read(node, file);
}

function rolePolicy(node: JsonNode, file: string): RoleFacts {
  const document = memberOf(node, 'PolicyDocument') ?? node;
  return { policies: [documentPolicy(decodedDocument(document, file), optionalText(node, 'PolicyName') ?? file)] };
}

function policyVersion(node: JsonNode, file: string): RoleFacts {
  const version = memberOf(node, 'PolicyVersion') ?? node;
  const document = memberOf(version, 'Document') ?? reject(version, 'PolicyVersion has no member "Document"');
  return { policies: [documentPolicy(decodedDocument(document, file), file)] };
}

function documentPolicy(document: JsonNode, name: string): AttachedPolicy {
  const content = { kind: 'statements', statements: attachedStatements(policyDocument(document)) } as const;
  return { name, kind: 'inline', platform: false, content, origin: document.origin };
}

function roleWithoutPolicies(node: JsonNode, file: string): RoleFacts {
  const { policies: _, ...facts } = attachedRole(roleDetail(memberOf(node, 'Role') ?? node, file), new Map());
  return facts;
}

function managed(node: JsonNode, arns: readonly string[]): RoleFacts {
  return { policies: arns.map((arn) => managedPolicyOf(arn, new Map(), node.origin)) };
}

function inlineNames(node: JsonNode): RoleFacts {
  const reason = 'only the name of this inline policy is given; add what aws iam get-role-policy prints of it';
  const policies = listOf(node, 'PolicyNames').map((name): AttachedPolicy => {
    if (name.kind !== 'text') reject(name, 'a policy name must be a text');
    return { name: name.text, kind: 'inline', platform: false, content: { kind: 'unknown', reason }, origin: name.origin };
  });
  return { policies };
}

function reject(node: JsonNode, problem: string): never {
  throw new UserError(`${renderOrigin(node.origin)}: ${problem}`);
}
