import { concat, type Pattern, type PatternPart, substitute } from '../../model/pattern.ts';

/** In 2008-10-17 there are no policy variables: `${...}` is that text, with whatever wildcards it has. */
const WILDCARDS = { '2012-10-17': /(\$\{[^{}]*\}|[*?]+)/, '2008-10-17': /([*?]+)/ } as const;

/**
 * The text of a policy: what IAM reads as a wildcard is a wildcard part, IAM's variables stay literal text.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
export function policyText(pattern: Pattern, version: keyof typeof WILDCARDS): Pattern {
  const known = pattern.flatMap((part) => splitWildcards(part, WILDCARDS[version]));
  return substitute(known, (hole) => {
    const value = hole.kind === 'parameter' ? hole.value : undefined;
    return hole.kind === 'parameter' && value !== undefined ? [{ ...hole, value: policyText(value, version) }] : [hole];
  });
}

function splitWildcards(part: PatternPart, wildcards: RegExp): Pattern {
  if (part.kind !== 'literal') return [part];
  return concat(
    part.text.split(wildcards).map((text): PatternPart => (/^[*?]+$/.test(text) ? { kind: 'wildcard', text } : { kind: 'literal', text })),
  );
}
