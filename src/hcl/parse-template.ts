import type { Scanner } from './scanner.ts';
import type { Expression } from './syntax.ts';

type Parts = (string | Expression | undefined)[];

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' };

/** A quoted template, from behind its opening quote to behind its closing one. */
export function quotedTemplate(scanner: Scanner, parseInner: () => Expression): Expression {
  const position = scanner.position();
  const parts: Parts = [];
  for (;;) {
    if (scanner.isAtEnd() || scanner.startsWith('\n')) throw scanner.error('a text is not closed');
    if (scanner.take('"')) return finish(parts, position);
    const escaped = scanner.match(/\\u[0-9a-fA-F]{4}|\\U[0-9a-fA-F]{8}|\\./y);
    if (escaped !== undefined) addText(parts, unescaped(escaped));
    else templatePart(scanner, parts, parseInner);
  }
}

function unescaped(text: string): string {
  if (text.length > 2) return String.fromCodePoint(Number.parseInt(text.slice(2), 16) % 0x110000);
  return ESCAPES[text.charAt(1)] ?? text;
}

/** A heredoc, from behind `<<` or `<<-` to behind its end marker. */
export function heredoc(scanner: Scanner, isIndented: boolean, parseInner: () => Expression): Expression {
  const position = scanner.position();
  const marker = scanner.identifier();
  if (marker === undefined) throw scanner.error('a heredoc needs a marker');
  scanner.match(/[ \t\r]*\n/y);
  const end = new RegExp(`^[ \\t]*${marker}[ \\t\\r]*$`, 'm');
  const found = end.exec(scanner.text.slice(scanner.at));
  if (found === null) throw scanner.error(`the heredoc ${marker} is not closed`);
  const limit = scanner.at + found.index;
  const parts: Parts = [];
  while (scanner.at < limit) templatePart(scanner, parts, parseInner);
  scanner.at = limit + found[0].length;
  return finish(isIndented ? withoutIndentation(parts) : parts, position);
}

function templatePart(scanner: Scanner, parts: Parts, parseInner: () => Expression): void {
  if (scanner.take('$${')) addText(parts, '${');
  else if (scanner.take('%%{')) addText(parts, '%{');
  else if (scanner.take('${')) {
    scanner.take('~');
    parts.push(parseInner());
    scanner.skipSpace(true);
    scanner.take('~');
    scanner.expect('}');
  } else if (scanner.take('%{')) {
    skipDirective(scanner);
    parts.push(undefined);
  } else addText(parts, scanner.match(/[^$%"\\\n]+|[\s\S]/y) ?? '');
}

/** Directives contain no braces but those of objects and interpolations, which come in pairs. */
function skipDirective(scanner: Scanner): void {
  for (let depth = 1; depth > 0; ) {
    const piece = scanner.match(/[^{}]+|[{}]/y);
    if (piece === undefined) throw scanner.error('a directive is not closed');
    if (piece === '{') depth += 1;
    else if (piece === '}') depth -= 1;
  }
}

function addText(parts: Parts, text: string): void {
  const last = parts.at(-1);
  if (typeof last === 'string') parts[parts.length - 1] = last + text;
  else parts.push(text);
}

/** `<<-` takes away as much indentation as all lines have. */
function withoutIndentation(parts: Parts): Parts {
  const texts = parts.map((part, index) => (typeof part === 'string' ? (index === 0 ? part : part.replace(/^[^\n]*/, '')) : ''));
  const indents = texts.flatMap((text) => [...text.matchAll(/(?:^|\n)([ \t]*)(?=[^\s])/g)].map((match) => match[1]?.length ?? 0));
  const least = indents.length === 0 ? 0 : Math.min(...indents);
  const cut = new RegExp(`(^|\\n)[ \\t]{0,${least}}`, 'g');
  return parts.map((part, index) => {
    if (typeof part !== 'string') return part;
    return index === 0 ? part.replace(cut, '$1') : part.replace(new RegExp(`\\n[ \\t]{0,${least}}`, 'g'), '\n');
  });
}

function finish(parts: Parts, position: Expression['position']): Expression {
  const [only] = parts;
  if (parts.length === 0) return { kind: 'literal', value: '', position };
  if (parts.length === 1 && typeof only === 'string') return { kind: 'literal', value: only, position };
  return { kind: 'template', parts, position };
}
