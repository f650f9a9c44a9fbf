import type { Pattern } from '../model/pattern.ts';
import { concat, literal, wildcard } from '../model/pattern.ts';

/**
 * The pattern of a resource as an aggregate has it: `*` and `?` are wildcards where it was generalised, `${*}`, `${?}` and `${$}` the characters themselves.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#policy-vars-specialchars
 */
export function recordedPattern(text: string): Pattern {
  const pieces = text.matchAll(/\$\{([*?$])\}|([*?]+)|([^*?$]+|\$)/g);
  return concat(
    ...[...pieces].map(([, escaped, signs, plain]) => (signs === undefined ? literal(escaped ?? plain ?? '') : wildcard(signs))),
  );
}
