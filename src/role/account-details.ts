import type { AttachedContent, AttachedRole } from '../model/attached-role.ts';
import type { JsonNode } from '../policy/json-node.ts';
import { parseJson } from '../policy/parse-json.ts';
import { decodedDocument } from '../policy/read-attached-document.ts';
import { UserError } from '../support/errors.ts';
import { readIfPresent } from '../support/files.ts';
import { listOf, memberOf, optionalText, requiredText } from './json-members.ts';
import { attachedRole, documentContent, type ManagedContents } from './role-detail.ts';
import { roleDetail } from './role-json.ts';

/** True for what `aws iam get-account-authorization-details` prints. */
export function isAccountDetails(node: JsonNode): boolean {
  return memberOf(node, 'RoleDetailList') !== undefined;
}

/**
 * All roles in a file that holds what `aws iam get-account-authorization-details` prints, with their policies. Throws UserError where the file cannot be
 * read, is something else, or holds a page that is not the last.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountAuthorizationDetails.html
 */
export function readAccountRoles(file: string): AttachedRole[] {
  const text = readIfPresent(file);
  if (text === undefined) throw new UserError(`${file}: the file cannot be read`);
  const node = parseJson(text, file);
  if (!isAccountDetails(node))
    throw new UserError(`${file}: no RoleDetailList; write the file by aws iam get-account-authorization-details`);
  return rolesOfAccount(node, file);
}

/** The same for a file that is parsed already. */
export function rolesOfAccount(node: JsonNode, file: string): AttachedRole[] {
  if (isOnePageOfMany(node)) throw new UserError(`${file}: one of several pages; run the AWS CLI without --max-items and --no-paginate`);
  const contents: ManagedContents = new Map(listOf(node, 'Policies').flatMap((policy) => defaultContent(policy, file)));
  return listOf(node, 'RoleDetailList').map((role) => attachedRole(roleDetail(role, file), contents));
}

/** The AWS CLI prints `NextToken` where --max-items ends the list, and with --no-paginate the API's own `IsTruncated`. */
export function isOnePageOfMany(node: JsonNode): boolean {
  const truncated = memberOf(node, 'IsTruncated');
  return memberOf(node, 'NextToken') !== undefined || (truncated?.kind === 'boolean' && truncated.text === 'true');
}

function defaultContent(policy: JsonNode, file: string): (readonly [string, AttachedContent])[] {
  const wanted = optionalText(policy, 'DefaultVersionId');
  const version = listOf(policy, 'PolicyVersionList').find((one) => optionalText(one, 'VersionId') === wanted);
  const document = version === undefined ? undefined : memberOf(version, 'Document');
  return document === undefined ? [] : [[requiredText(policy, 'Arn'), documentContent(decodedDocument(document, file))]];
}
