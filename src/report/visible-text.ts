/** The text with control and formatting characters written as `\u{...}`: what was read must not steer the terminal or the page that shows it. */
export function visibleText(text: string): string {
  if (PLAIN.test(text)) return text;
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
}

/** Nearly every text, and told much faster. */
const PLAIN = /^[ -~]*$/;
