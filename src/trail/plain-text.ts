/** What stands around a message in terminals, in HTML and in the JSON of a log line: each with what it means. */
const WRAPPINGS: readonly (readonly [RegExp, string])[] = [
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colours begin with this character
  [/\u001b\[[0-9;]*m/g, ''],
  [/^[ \t]*[│┃╷╵][ \t]?/gm, ''],
  [/&(?:quot|#34);/g, '"'],
  [/&(?:apos|#39);/g, "'"],
  [/&amp;/g, '&'],
  [/\\"/g, '"'],
];

/** The text as the service wrote it. */
export function plainText(text: string): string {
  return WRAPPINGS.reduce((plain, [wrapping, meaning]) => plain.replace(wrapping, meaning), text);
}
