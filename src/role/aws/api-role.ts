import type { Role, RoleDetail as RoleOfAccount } from '@aws-sdk/client-iam';
import type { JsonNode } from '../../policy/json-node.ts';
import { parseJson } from '../../policy/parse-json.ts';
import { UserError } from '../../support/errors.ts';
import { isoDate } from '../iso-date.ts';
import { type NamedDocument, NEVER_USED, type RoleDetail } from '../role-detail.ts';
import type { NamedAnswer } from './request-role.ts';

/** What an answer says of a role besides its policies. Throws UserError where its trust policy is not encoded as AWS does. */
export function apiRole(role: Role | RoleOfAccount): Omit<RoleDetail, 'inline' | 'managed'> {
  const arn = role.Arn ?? '';
  const trust = role.AssumeRolePolicyDocument;
  const boundary = role.PermissionsBoundary?.PermissionsBoundaryArn;
  return {
    arn,
    name: role.RoleName ?? '',
    ...(boundary === undefined ? {} : { boundary }),
    ...(trust === undefined ? {} : { trust: apiDocument(trust, `${arn} (trust policy)`) }),
    tags: new Map((role.Tags ?? []).map(({ Key, Value }) => [Key ?? '', Value ?? ''])),
    lastUsed: isoDate(role.RoleLastUsed?.LastUsedDate) ?? NEVER_USED,
    origin: { file: arn, line: 1, column: 1 },
  };
}

/** The inline policies of a role with their documents; the place of a statement is in `ROLE/POLICY`. */
export function apiDocuments(role: Role | RoleOfAccount, policies: readonly NamedAnswer[]): NamedDocument[] {
  return policies.map(({ name, document }) => ({ name, document: apiDocument(document, `${role.RoleName}/${name}`) }));
}

/**
 * A policy document as the API gives it: URL-encoded as RFC 3986 says. Throws UserError where there is none in it.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_PolicyVersion.html
 * @param place stands for the file in the places of its statements
 */
export function apiDocument(encoded: string | undefined, place: string): JsonNode {
  return parseJson(decoded(encoded ?? '', place), place);
}

function decoded(encoded: string, place: string): string {
  try {
    return decodeURIComponent(encoded);
  } catch {
    throw new UserError(`${place}: the document that AWS gave is not URL-encoded`);
  }
}
