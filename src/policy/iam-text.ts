import type { Hole, Pattern } from '../model/pattern.ts';

/**
 * The pattern as IAM reads it: wildcards as they are, holes as `renderHole` writes them, and literal text with `*`, `?` and `${` escaped as
 * `${*}`, `${?}` and `${$}{`.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#policy-vars-specialchars
 */
export function renderIamText(pattern: Pattern, renderHole: (hole: Hole) => string): string {
  let text = '';
  for (const [index, part] of pattern.entries()) {
    if (part.kind === 'wildcard') text += part.text;
    else if (part.kind === 'literal') text += escapeIamText(part.text, index + 1 < pattern.length);
    else text += renderHole(part);
  }
  return text;
}

/**
 * Literal text as IAM must be given it. With `continues`, a `$` at its end is escaped too: what follows could begin with `{`,
 * or with a `${` of the language that the policy is written in.
 */
export function escapeIamText(text: string, continues = false): string {
  return text.replace(continues ? /[*?]|\$(?=\{|$)/g : /[*?]|\$(?=\{)/g, (character) => `\${${character}}`);
}

/**
 * The pattern as a JSON policy has it where nothing is known of the deployment: partition `aws`, known values and shapes, `*` for the rest.
 * One pattern has one such text in every output language, so order and names do not depend on the language.
 */
export function canonicalText(pattern: Pattern): string {
  return renderIamText(pattern, canonicalHole).replace(/[*?]{2,}/g, wildcardRun);
}

/** A run of wildcards that matches the same texts: every `?`, then one `*` if there is any. */
export function wildcardRun(signs: string): string {
  return signs.replaceAll('*', '') + (signs.includes('*') ? '*' : '');
}

function canonicalHole(hole: Hole): string {
  switch (hole.kind) {
    case 'pseudo':
      return hole.name === 'partition' ? 'aws' : '*';
    case 'reference':
    case 'parameter':
      return hole.value === undefined ? '*' : canonicalText(hole.value);
    case 'environment':
    case 'unknown':
      return '*';
  }
}
