import { visibleText } from './visible-text.ts';

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text as HTML shows it, in an element or an attribute. */
export function htmlText(text: string): string {
  return visibleText(text).replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}

/** The same in the font of code, which may break after the separators of an ARN. */
export function htmlCode(text: string): string {
  return `<code>${htmlText(text).replace(/[:/.,]/g, '$&<wbr>')}</code>`;
}
