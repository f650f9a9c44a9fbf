const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '"': '\\"', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/**
 * The text as the inside of a quoted HCL template: quotes, control characters and the beginnings of interpolations (`${`) and
 * directives (`%{`) escaped.
 * https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md#quoted-templates
 */
export function escapeTemplateText(text: string): string {
  return text.replace(/[\\"\p{Cc}]/gu, escapeCharacter).replace(/([$%])\{/g, '$1$1{');
}

function escapeCharacter(character: string): string {
  return ESCAPES[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
