import { visibleText } from './visible-text.ts';

/** Text in a table cell or a list that GitHub shows as it is, without making links of addresses in it. */
export function markdownText(text: string): string {
  return visibleText(text)
    .replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;' })[sign] ?? '&gt;')
    .replace(/[\\`*_{}[\]()#|~@!]|:(?=\/\/)|(?<=\bwww)\./gi, '\\$&');
}

/** The same in the font of code; an element, since a code span of a table cannot hold every character. */
export function markdownCode(text: string): string {
  return `<code>${markdownText(text)}</code>`;
}
