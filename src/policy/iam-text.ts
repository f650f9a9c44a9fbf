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

/** A text for every pattern, the same on each run and for each output language: for ordering and for names. */
export function canonicalText(pattern: Pattern): string {
  return renderIamText(pattern, (hole) => {
    switch (hole.kind) {
      case 'pseudo':
        return `\${aws:${hole.name}}`;
      case 'environment':
        return `\${env:${hole.name}}`;
      case 'parameter':
        return `\${parameter:${hole.name}}`;
      case 'reference':
        return `\${reference:${hole.resource}.${hole.attribute}}`;
      case 'unknown':
        return `\${unknown:${hole.cause}}`;
    }
  });
}
