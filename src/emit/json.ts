import { canonicalText } from '../policy/iam-text.ts';
import type { FunctionPolicy } from './function-policy.ts';
import { policyDocument } from './policy-document.ts';

/** The text of the policies: of one function the bare document, of several an object by function id. Ends with a newline. */
export function renderJson(policies: readonly FunctionPolicy[]): string {
  const documents = policies.map(({ id, statements }) => [id, policyDocument(statements, canonicalText)] as const);
  const only = documents.length === 1 ? documents[0]?.[1] : undefined;
  return `${JSON.stringify(only ?? Object.fromEntries(documents), null, 2)}\n`;
}
