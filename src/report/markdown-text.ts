import { visibleText } from './visible-text.ts';

/** Text in a table cell or a list that GitHub shows as it is. */
export function markdownText(text: string): string {
  return visibleText(text)
    .replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;' })[sign] ?? '&gt;')
    .replace(/[\\`*_{}[\]()#|~@!]/g, '\\$&');
}

/** The same in the font of code; an element, since a code span of a table cannot hold every character. */
export function markdownCode(text: string): string {
  return `<code>${markdownText(text)}</code>`;
}
