import type { Pattern } from '../model/pattern.ts';
import { canonicalText } from '../policy/iam-text.ts';
import { jsonResolver } from './resolve-json.ts';
import { resolvePattern } from './resolve-requirements.ts';

const resolve = jsonResolver({ unresolved: 'wildcard', projectKind: 'manual' });

/** The pattern as a JSON policy would have it where nothing is known of the deployment. */
export function jsonText(pattern: Pattern): string {
  return canonicalText(resolvePattern(pattern, resolve));
}
