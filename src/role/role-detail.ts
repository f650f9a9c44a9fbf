import type { AttachedContent, AttachedPolicy, AttachedRole } from '../model/attached-role.ts';
import type { Origin } from '../model/origin.ts';
import { literal } from '../model/pattern.ts';
import { attachedStatements } from '../policy/attached-statements.ts';
import type { JsonNode } from '../policy/json-node.ts';
import { policyDocument } from '../policy/read-document.ts';
import { UserError } from '../support/errors.ts';
import { managedContent } from './managed-content.ts';

/** What IAM says of a role, in an answer of the API and in the AWS CLI's output alike. */
export interface RoleDetail {
  readonly arn: string;
  readonly name: string;
  readonly inline: readonly NamedDocument[];
  /** ARNs of the attached managed policies. */
  readonly managed: readonly string[];
  /** ARN of the managed policy that is the permissions boundary. */
  readonly boundary?: string;
  readonly trust?: JsonNode;
  readonly tags: ReadonlyMap<string, string>;
  /** As `AttachedRole.lastUsed`. */
  readonly lastUsed?: string;
  readonly origin: Origin;
}

/** Of a role without a `LastUsedDate`: https://docs.aws.amazon.com/IAM/latest/APIReference/API_RoleLastUsed.html */
export const NEVER_USED = 'never';

export interface NamedDocument {
  readonly name: string;
  readonly document: JsonNode;
}

/** What managed policies say, by ARN: their default versions. */
export type ManagedContents = ReadonlyMap<string, AttachedContent>;

/**
 * The role with all that it holds. A managed policy that `contents` does not have is taken from the AWS managed policies that the package carries; where it is
 * not there, or a document is none that IAM takes, the policy's content is `unknown` with the reason.
 */
export function attachedRole(detail: RoleDetail, contents: ManagedContents): AttachedRole {
  const { arn, name, trust, tags, lastUsed, origin } = detail;
  const statements = trust === undefined ? undefined : documentContent(trust);
  return {
    id: arn,
    name: literal(name),
    policies: [
      ...detail.inline.map((policy) => inlinePolicy(policy)),
      ...detail.managed.map((policy) => managedPolicyOf(policy, contents, origin)),
    ],
    ...(detail.boundary === undefined ? {} : { boundary: managedPolicyOf(detail.boundary, contents, origin) }),
    ...(statements?.kind === 'statements' ? { trust: statements.statements } : {}),
    tags,
    ...(lastUsed === undefined ? {} : { lastUsed }),
    origin,
  };
}

function inlinePolicy({ name, document }: NamedDocument): AttachedPolicy {
  return { name, kind: 'inline', platform: false, content: documentContent(document), origin: document.origin };
}

/** A managed policy with what it says, where that is known. */
export function managedPolicyOf(arn: string, contents: ManagedContents, place: Origin): AttachedPolicy {
  return { name: arn, kind: 'managed', platform: false, content: contents.get(arn) ?? managedContent(literal(arn), place), origin: place };
}

/** The statements of a document; `unknown` with the reason where it is none that IAM takes. */
export function documentContent(document: JsonNode): AttachedContent {
  try {
    return { kind: 'statements', statements: attachedStatements(policyDocument(document)) };
  } catch (error) {
    if (error instanceof UserError) return { kind: 'unknown', reason: error.message };
    throw error;
  }
}
