import { renderOrigin } from '../model/origin.ts';
import { UserError } from '../support/errors.ts';
import type { PolicyDocument } from './document.ts';
import type { JsonNode } from './json-node.ts';
import { parseJson } from './parse-json.ts';
import { policyDocument } from './read-document.ts';

/**
 * Reads an attached policy: a document alone, or one as the AWS CLI prints it (`get-role-policy`: in `PolicyDocument`; `get-policy-version`: in
 * `PolicyVersion.Document`), there also as URL-encoded text, which the API itself answers. Throws UserError with file, line and column.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRolePolicy.html
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetPolicyVersion.html
 */
export function readAttachedDocument(text: string, file: string): PolicyDocument {
  const node = parseJson(text, file);
  const version = memberOf(node, 'PolicyVersion');
  if (version !== undefined) {
    const document = memberOf(version, 'Document');
    if (document === undefined) throw new UserError(`${renderOrigin(version.origin)}: PolicyVersion has no member "Document"`);
    return policyDocument(decodedDocument(document, file));
  }
  const document = memberOf(node, 'PolicyDocument');
  return policyDocument(document === undefined ? node : decodedDocument(document, file));
}

function memberOf(node: JsonNode, name: string): JsonNode | undefined {
  return node.kind === 'object' ? node.members.find((member) => member.name === name)?.value : undefined;
}

/** The document that a text holds, URL-encoded (RFC 3986) or not; any other value as it is. Throws UserError with the text's place. */
export function decodedDocument(node: JsonNode, file: string): JsonNode {
  if (node.kind !== 'text') return node;
  try {
    return parseJson(node.text.trimStart().startsWith('{') ? node.text : decodeURIComponent(node.text), file, node.origin);
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError(`${renderOrigin(node.origin)}: the document is a text that is not URL-encoded as RFC 3986 says`);
  }
}
