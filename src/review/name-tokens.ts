import type { Pattern } from '../model/pattern.ts';
import { wildcard } from '../model/pattern.ts';

/** Characters that no ARN has: the last private plane of Unicode. https://www.unicode.org/charts/PDF/U100000.pdf */
const FIRST_CHARACTER = 0x100000;
const RESERVED = /[\u{100000}-\u{10FFFF}]/gu;

/** Stands for any run of characters of a name; never a token. */
export const NAME_RUN = '\u{10FFFD}';

/** Stands for any partition, region or account; never a token. */
export const PLACE_RUN = '\u{10FFFC}';

/** So many times a token's character stands in it, that a row of `?` seldom matches it by chance. */
const TOKEN_LENGTH = 24;

/** Texts that stand for names which nobody knows yet. One is the same text only for the same name, and nothing but a wildcard takes it. */
export interface NameTokens {
  /** The text for the name with this key: in its shape, where it has one, with the token in the place of wildcards. `shown` is what a reader sees for it. */
  readonly of: (key: string, shown: string, shape?: Pattern) => string;
  /** A text with what a reader sees in the place of every token. */
  readonly show: (text: string) => string;
}

/** Tokens for one comparison. */
export function nameTokens(): NameTokens {
  const characters = new Map<string, string>();
  /** Texts as they are compared -> as they are shown; the longer ones, which hold a token, first. */
  const names = new Map<string, string>();
  return {
    of: (key, shown, shape = wildcard()) => {
      const character = characters.get(key) ?? String.fromCodePoint(FIRST_CHARACTER + characters.size);
      characters.set(key, character);
      const token = character.repeat(TOKEN_LENGTH);
      const text = shape.map((part) => (part.kind === 'literal' ? part.text : token)).join('');
      names.set(text, shown).set(token, shown);
      return text;
    },
    show: (text) => [...names].reduce((shown, [name, instead]) => shown.replaceAll(name, instead), text).replace(RESERVED, '\ufffd'),
  };
}

/** Text that was read, without the characters of tokens: what a file says is never taken for a name that is not known. */
export function withoutTokens(text: string): string {
  return text.replace(RESERVED, '\ufffd');
}
