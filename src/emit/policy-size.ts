import type { Hole } from '../model/pattern.ts';
import type { Statement } from '../model/statement.ts';
import { canonicalText, renderIamText } from '../policy/iam-text.ts';
import { policyDocument } from './policy-document.ts';

/** As long as the longest region (`ap-southeast-1`), and longer than any partition and account. */
const LONGEST_PSEUDO_VALUE = 14;

/**
 * The characters of the policy as IAM counts them, white space left out. A region, partition or account that is not known yet counts as the longest;
 * a name that is not known as its shape.
 */
export function policySize(statements: readonly Statement[]): number {
  return JSON.stringify(policyDocument(statements, (pattern) => renderIamText(pattern, longestText))).length;
}

function longestText(hole: Hole): string {
  return hole.kind === 'pseudo' ? 'x'.repeat(LONGEST_PSEUDO_VALUE) : canonicalText([hole]);
}
