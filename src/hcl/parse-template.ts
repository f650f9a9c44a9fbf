import type { Scanner } from './scanner.ts';
import type { Expression } from './syntax.ts';
import { nestDirectives, type TemplateToken, withoutTrimmedBlanks } from './template-directives.ts';

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' };

/** A quoted template, from behind its opening quote to behind its closing one. */
export function quotedTemplate(scanner: Scanner, parseInner: () => Expression): Expression {
  const position = scanner.position();
  const tokens: TemplateToken[] = [];
  for (;;) {
    if (scanner.isAtEnd() || scanner.startsWith('\n')) throw scanner.error('a text is not closed');
    if (scanner.take('"')) return nestDirectives(withoutTrimmedBlanks(tokens), position, scanner);
    const escaped = scanner.match(/\\u[0-9a-fA-F]{4}|\\U[0-9a-fA-F]{8}|\\./y);
    if (escaped !== undefined) addText(tokens, unescaped(escaped));
    else templateToken(scanner, tokens, parseInner);
  }
}

function unescaped(text: string): string {
  if (text.length > 2) return String.fromCodePoint(Number.parseInt(text.slice(2), 16) % 0x110000);
  return ESCAPES[text.charAt(1)] ?? text;
}

/** A heredoc, from behind `<<` or `<<-` to behind its end marker. */
export function heredoc(scanner: Scanner, isIndented: boolean, parseInner: () => Expression): Expression {
  const marker = scanner.identifier();
  if (marker === undefined) throw scanner.error('a heredoc needs a marker');
  scanner.match(/[ \t\r]*\n/y);
  const position = scanner.position();
  const end = new RegExp(`^[ \\t]*${marker}[ \\t\\r]*$`, 'm');
  const found = end.exec(scanner.text.slice(scanner.at));
  if (found === null) throw scanner.error(`the heredoc ${marker} is not closed`);
  const limit = scanner.at + found.index;
  const tokens: TemplateToken[] = [];
  while (scanner.at < limit) templateToken(scanner, tokens, parseInner);
  scanner.at = limit + found[0].length;
  const trimmed = withoutTrimmedBlanks(tokens);
  return nestDirectives(isIndented ? withoutIndentation(trimmed) : trimmed, position, scanner);
}

/** A text that is a template as a whole, such as a file for `templatefile`. */
export function wholeTemplate(scanner: Scanner, parseInner: () => Expression): Expression {
  const position = scanner.position();
  const tokens: TemplateToken[] = [];
  while (!scanner.isAtEnd()) templateToken(scanner, tokens, parseInner);
  return nestDirectives(withoutTrimmedBlanks(tokens), position, scanner);
}

function templateToken(scanner: Scanner, tokens: TemplateToken[], parseInner: () => Expression): void {
  if (scanner.take('$${')) addText(tokens, '${');
  else if (scanner.take('%%{')) addText(tokens, '%{');
  else if (scanner.take('${')) sequence(scanner, tokens, () => ({ kind: 'value', expression: parseInner() }));
  else if (scanner.take('%{')) sequence(scanner, tokens, () => directive(scanner, parseInner));
  else addText(tokens, scanner.match(/[^$%"\\\n]+|[\s\S]/y) ?? '');
}

type Sequence = Exclude<TemplateToken, string>;

/** `~` inside of either brace takes away the blanks beside it. */
function sequence(scanner: Scanner, tokens: TemplateToken[], read: () => Sequence): void {
  const trimsBefore = scanner.take('~');
  const found = read();
  scanner.skipSpace(true);
  const trimsAfter = scanner.take('~');
  scanner.expect('}');
  tokens.push({ ...found, trimsBefore, trimsAfter });
}

function directive(scanner: Scanner, parseInner: () => Expression): Sequence {
  scanner.skipSpace(true);
  const keyword = scanner.identifier();
  scanner.skipSpace(true);
  switch (keyword) {
    case 'if':
      return { kind: 'if', test: parseInner() };
    case 'for':
      return forDirective(scanner, parseInner);
    case 'else':
    case 'endif':
    case 'endfor':
      return { kind: keyword };
    default:
      throw scanner.error("a directive begins with 'if', 'else', 'endif', 'for' or 'endfor'");
  }
}

function forDirective(scanner: Scanner, parseInner: () => Expression): Sequence {
  const first = scanner.identifier();
  scanner.skipSpace(true);
  const hasKey = scanner.take(',');
  scanner.skipSpace(true);
  const second = hasKey ? scanner.identifier() : undefined;
  scanner.skipSpace(true);
  if (first === undefined || (hasKey && second === undefined) || scanner.match(/in(?=[\s[{(])/y) === undefined)
    throw scanner.error('a for directive needs a variable and a collection');
  return { kind: 'for', keyName: second === undefined ? undefined : first, valueName: second ?? first, collection: parseInner() };
}

function addText(tokens: TemplateToken[], text: string): void {
  const last = tokens.at(-1);
  if (typeof last === 'string') tokens[tokens.length - 1] = last + text;
  else tokens.push(text);
}

/** `<<-` takes away as much indentation as all lines have. */
function withoutIndentation(tokens: readonly TemplateToken[]): TemplateToken[] {
  const texts = tokens.map((part, index) => (typeof part === 'string' ? (index === 0 ? part : part.replace(/^[^\n]*/, '')) : ''));
  const indents = texts.flatMap((text) => [...text.matchAll(/(?:^|\n)([ \t]*)(?=[^\s])/g)].map((match) => match[1]?.length ?? 0));
  const least = indents.length === 0 ? 0 : Math.min(...indents);
  const cut = new RegExp(`(^|\\n)[ \\t]{0,${least}}`, 'g');
  return tokens.map((part, index) => {
    if (typeof part !== 'string') return part;
    return index === 0 ? part.replace(cut, '$1') : part.replace(new RegExp(`\\n[ \\t]{0,${least}}`, 'g'), '\n');
  });
}
