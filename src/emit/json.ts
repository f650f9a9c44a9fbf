import type { Pattern } from '../model/pattern.ts';
import { canonicalText } from '../policy/iam-text.ts';
import type { FunctionPolicy } from './function-policy.ts';
import { placeholderText } from './placeholder-text.ts';
import { policyDocument } from './policy-document.ts';
import type { ResolutionSettings } from './resolution-settings.ts';
import { jsonResolver } from './resolve-json.ts';

/**
 * The text of the policies: of one function the bare document, of several an object by function id; a part of a split policy has its number behind the
 * id. Ends with a newline.
 */
export function renderJson(policies: readonly FunctionPolicy[], settings: ResolutionSettings): string {
  const resolver = jsonResolver(settings);
  const render =
    settings.unresolved === 'placeholder' ? (pattern: Pattern) => placeholderText(pattern, settings.projectKind, resolver) : canonicalText;
  const documents = policies.map(
    ({ id, part, statements }) => [part === undefined ? id : `${id}_${part}`, policyDocument(statements, render)] as const,
  );
  const only = documents.length === 1 ? documents[0]?.[1] : undefined;
  return `${JSON.stringify(only ?? Object.fromEntries(documents), null, 2)}\n`;
}
