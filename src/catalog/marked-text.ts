import type { Pattern, PatternPart } from '../model/pattern.ts';
import { concat } from '../model/pattern.ts';

/** A pattern as one string in which each hole and wildcard is a single private-use character, so that regular expressions can read it. */
export interface MarkedText {
  readonly text: string;
  /** The pattern of a piece of `text`, or of text made from pieces of it. */
  restore(text: string): Pattern;
}

const FIRST_MARK = 0xe000;
const LAST_MARK = 0xf8ff;
const MARKS = /[\uE000-\uF8FF]/g;

/** Marks a pattern's holes and wildcards. Marks differ from every character of the pattern's literal text. */
export function markText(pattern: Pattern): MarkedText {
  const parts = new Map<string, PatternPart>();
  const used = new Set(pattern.flatMap((part) => (part.kind === 'literal' ? (part.text.match(MARKS) ?? []) : [])));
  let next = FIRST_MARK;
  const text = pattern.map((part) => {
    if (part.kind === 'literal') return part.text;
    while (used.has(String.fromCharCode(next)) && next < LAST_MARK) next += 1;
    const mark = String.fromCharCode(next);
    next += 1;
    parts.set(mark, part);
    return mark;
  });
  return {
    text: text.join(''),
    restore: (piece) => concat([...piece].map((character) => parts.get(character) ?? { kind: 'literal', text: character })),
  };
}
