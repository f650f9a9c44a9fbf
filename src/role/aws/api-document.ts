import type { JsonNode } from '../../policy/json-node.ts';
import { parseJson } from '../../policy/parse-json.ts';
import { UserError } from '../../support/errors.ts';

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
