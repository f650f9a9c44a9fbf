import type { JsonNode } from '../policy/json-node.ts';
import { decodedDocument } from '../policy/read-attached-document.ts';
import { isoDate } from './iso-date.ts';
import { listOf, memberOf, optionalText, requiredText } from './json-members.ts';
import { type NamedDocument, NEVER_USED, type RoleDetail } from './role-detail.ts';

/**
 * A role as the AWS CLI prints it: the `Role` of `get-role`, which has no policies, or an item of the account's `RoleDetailList`. Throws UserError with the place.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_RoleDetail.html
 */
export function roleDetail(role: JsonNode, file: string): RoleDetail {
  const trust = memberOf(role, 'AssumeRolePolicyDocument');
  const boundary = memberOf(role, 'PermissionsBoundary');
  const use = memberOf(role, 'RoleLastUsed');
  const boundaryArn = boundary === undefined ? undefined : optionalText(boundary, 'PermissionsBoundaryArn');
  return {
    arn: requiredText(role, 'Arn'),
    name: requiredText(role, 'RoleName'),
    inline: listOf(role, 'RolePolicyList').map((policy) => inlineDocument(policy, file)),
    managed: attachedArns(role, 'AttachedManagedPolicies'),
    ...(boundaryArn === undefined ? {} : { boundary: boundaryArn }),
    ...(trust === undefined ? {} : { trust: decodedDocument(trust, file) }),
    tags: new Map(listOf(role, 'Tags').map((tag) => [requiredText(tag, 'Key'), optionalText(tag, 'Value') ?? ''])),
    ...(use === undefined ? {} : { lastUsed: isoDate(optionalText(use, 'LastUsedDate')) ?? NEVER_USED }),
    origin: role.origin,
  };
}

/** An inline policy as `get-role-policy` prints it. */
function inlineDocument(policy: JsonNode, file: string): NamedDocument {
  const document = memberOf(policy, 'PolicyDocument') ?? policy;
  return { name: requiredText(policy, 'PolicyName'), document: decodedDocument(document, file) };
}

/** The ARNs of a list of attached managed policies, as `list-attached-role-policies` prints it in `AttachedPolicies`. */
export function attachedArns(node: JsonNode, list: string): string[] {
  return listOf(node, list).map((policy) => requiredText(policy, 'PolicyArn'));
}
