import type { Statement } from '../model/statement.ts';
import type { ActionIndex, IndexedAction } from './action-index.ts';
import { groupBy } from './group-by.ts';
import { compareText } from './order.ts';

/** A pattern that stands for some known actions. */
export interface ActionPattern {
  /** `s3:GetObject*`. */
  readonly text: string;
  /** How many known actions it stands for. */
  readonly actions: number;
}

/** A statement with some of its actions written as patterns. */
export interface CompactStatement {
  readonly statement: Statement;
  readonly patterns: readonly ActionPattern[];
}

/** First words of names that only read. A future action that begins with another word could write, whatever those of today do. */
const READING_WORDS: ReadonlySet<string> = new Set(['Describe', 'Get', 'List', 'Search', 'View']);
const BATCH = 'Batch';

/**
 * The statement with patterns in place of actions of the levels List and Read, each pattern standing for exactly the known actions that it replaces: it
 * ends at the end of a word, and no known action but those of the statement matches. Future actions will match too. Other levels are never patterns.
 */
export function compactStatement(statement: Statement, index: ActionIndex): CompactStatement {
  const left = new Set(statement.actions);
  const patterns: ActionPattern[] = [];
  for (const names of groupBy(statement.actions, (action) => action.slice(0, action.indexOf(':') + 1))) {
    for (const text of candidates(names)) {
      const matching = actionsBeginning(text.slice(0, -1), index);
      if (matching.length < 2 || !matching.every(({ name, level }) => left.has(name) && (level === 'List' || level === 'Read'))) continue;
      for (const { name } of matching) left.delete(name);
      patterns.push({ text, actions: matching.length });
    }
  }
  const actions = [...left, ...patterns.map(({ text }) => text)].sort(compareText);
  return { statement: { ...statement, actions }, patterns: patterns.sort((a, b) => compareText(a.text, b.text)) };
}

/** The patterns that end at the end of a word of some name, the shortest first: they stand for the most. */
function candidates(names: readonly string[]): string[] {
  const found = new Set(names.flatMap(wordPatterns));
  return [...found].sort((a, b) => a.length - b.length || compareText(a, b));
}

/** `s3:GetObjectTagging` -> `s3:Get*`, `s3:GetObject*`; none for a name that does not begin with a word for reading. */
function wordPatterns(name: string): string[] {
  const separator = name.indexOf(':') + 1;
  const words = name.slice(separator).split(/(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/);
  const reading = words[0] === BATCH ? 1 : 0;
  if (!READING_WORDS.has(words[reading] ?? '')) return [];
  const patterns: string[] = [];
  let text = name.slice(0, separator);
  for (const [index, word] of words.entries()) {
    text += word;
    if (index >= reading && text.length < name.length) patterns.push(`${text}*`);
  }
  return patterns;
}

function actionsBeginning(start: string, index: ActionIndex): readonly IndexedAction[] {
  const lowerCase = start.toLowerCase();
  return index.inService(lowerCase.slice(0, lowerCase.indexOf(':'))).filter((action) => action.lowerCase.startsWith(lowerCase));
}
