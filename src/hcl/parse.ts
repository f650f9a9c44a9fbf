import { ExpressionParser } from './parse-expression.ts';
import { quotedTemplate } from './parse-template.ts';
import { Scanner } from './scanner.ts';
import type { Expression, ReadAttribute, ReadBlock, ReadBody } from './syntax.ts';

/** Deeper blocks are refused. */
const MAXIMUM_DEPTH = 100;

/**
 * Parses an HCL file: attributes and blocks with their places, expressions not evaluated.
 * https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md
 * @throws {HclSyntaxError} where the text does not follow the syntax.
 */
export function parseHcl(text: string): ReadBody {
  const scanner = new Scanner(text);
  const body = parseBody(scanner, 0);
  if (!scanner.isAtEnd()) throw scanner.error("a '}' too many");
  return body;
}

/**
 * Parses a text that is a template as a whole.
 * https://developer.hashicorp.com/terraform/language/functions/templatefile
 * @throws {HclSyntaxError} where the text does not follow the syntax.
 */
export function parseHclTemplate(text: string): Expression {
  return new ExpressionParser(new Scanner(text)).template();
}

function parseBody(scanner: Scanner, depth: number): ReadBody {
  if (depth > MAXIMUM_DEPTH) throw scanner.error('nested too deeply');
  const attributes = new Map<string, ReadAttribute>();
  const blocks: ReadBlock[] = [];
  for (;;) {
    scanner.skipSpace(true);
    if (scanner.isAtEnd() || scanner.startsWith('}')) return { attributes, blocks };
    const position = scanner.position();
    const name = scanner.take('"') ? quotedName(scanner) : scanner.identifier();
    if (name === undefined) throw scanner.error('an attribute or a block is missing here');
    scanner.skipSpace(false);
    if (scanner.startsWith('=') && !scanner.startsWith('==')) {
      scanner.take('=');
      scanner.skipSpace(false);
      attributes.set(name, { value: new ExpressionParser(scanner).parse(), position });
      endOfLine(scanner);
    } else blocks.push(parseBlock(scanner, name, position, depth));
  }
}

function parseBlock(scanner: Scanner, type: string, position: ReadBlock['position'], depth: number): ReadBlock {
  const labels: string[] = [];
  for (;;) {
    scanner.skipSpace(false);
    if (scanner.take('{')) break;
    const label = scanner.take('"') ? quotedName(scanner) : scanner.identifier();
    if (label === undefined) throw scanner.error("'=' or '{' is missing here");
    labels.push(label);
  }
  const body = parseBody(scanner, depth + 1);
  scanner.expect('}');
  return { type, labels, body, position };
}

function quotedName(scanner: Scanner): string {
  const label = quotedTemplate(scanner, () => {
    throw scanner.error('a label is a plain text');
  });
  return label.kind === 'literal' ? String(label.value) : '';
}

function endOfLine(scanner: Scanner): void {
  scanner.skipSpace(false);
  if (!scanner.isAtEnd() && !scanner.startsWith('\n') && !scanner.startsWith('}')) throw scanner.error('a line end is missing here');
}
