import { heredoc, quotedTemplate, wholeTemplate } from './parse-template.ts';
import type { Scanner } from './scanner.ts';
import type { Expression } from './syntax.ts';

/** From weakest to strongest. */
const OPERATORS: readonly (readonly string[])[] = [['||'], ['&&'], ['==', '!='], ['<=', '>=', '<', '>'], ['+', '-'], ['*', '/', '%']];

/** Deeper nesting is refused. */
const MAXIMUM_DEPTH = 200;

/** Parses expressions; line ends mean something only outside of brackets. */
export class ExpressionParser {
  readonly #scanner: Scanner;
  #brackets = 0;
  #depth = 0;

  constructor(scanner: Scanner) {
    this.#scanner = scanner;
  }

  /** @throws {HclSyntaxError} where no expression stands here. */
  parse(): Expression {
    this.#depth += 1;
    if (this.#depth > MAXIMUM_DEPTH) throw this.#scanner.error('nested too deeply');
    const test = this.#operation(0);
    this.#skip();
    const result = this.#scanner.take('?') ? this.#conditional(test) : test;
    this.#depth -= 1;
    return result;
  }

  /** All of the text as a template. */
  template(): Expression {
    return wholeTemplate(this.#scanner, () => this.#inside(() => this.parse()));
  }

  #conditional(test: Expression): Expression {
    const whenTrue = this.#inside(() => this.parse());
    this.#skipLines();
    this.#scanner.expect(':');
    this.#skipLines();
    return { kind: 'conditional', test, whenTrue, whenFalse: this.parse(), position: test.position };
  }

  #operation(level: number): Expression {
    const operators = OPERATORS[level];
    if (operators === undefined) return this.#unary();
    let left = this.#operation(level + 1);
    for (;;) {
      this.#skip();
      const operator = operators.find((one) => this.#scanner.startsWith(one) && !this.#scanner.startsWith('=>') && !this.#isComment());
      if (operator === undefined) return left;
      this.#scanner.take(operator);
      this.#skipLines();
      left = { kind: 'operation', operator, operands: [left, this.#operation(level + 1)], position: left.position };
    }
  }

  #isComment(): boolean {
    return this.#scanner.startsWith('//') || this.#scanner.startsWith('/*');
  }

  #unary(): Expression {
    this.#skip();
    const position = this.#scanner.position();
    const operator = this.#scanner.match(/[!-]/y);
    return operator === undefined ? this.#postfix(this.#term()) : { kind: 'operation', operator, operands: [this.#unary()], position };
  }

  #postfix(start: Expression): Expression {
    let target = start;
    for (;;) {
      const scanner = this.#scanner;
      if (this.#brackets > 0) this.#skipBefore('.');
      const { position } = target;
      if (scanner.take('.*')) target = { kind: 'splat', target, path: this.#attributePath(), position };
      else if (scanner.take('[*]')) target = { kind: 'splat', target, path: this.#attributePath(), position };
      else if (scanner.startsWith('.') && !scanner.startsWith('...')) {
        scanner.take('.');
        const legacyIndex = scanner.match(/\d+/y);
        const name = legacyIndex ?? scanner.identifier();
        if (name === undefined) throw scanner.error('a name is missing here');
        target =
          legacyIndex === undefined
            ? { kind: 'attribute', target, name, position }
            : { kind: 'index', target, index: { kind: 'literal', value: Number(name), position }, position };
      } else if (scanner.take('[')) {
        const index = this.#inside(() => this.parse());
        this.#skipLines();
        scanner.expect(']');
        target = { kind: 'index', target, index, position };
      } else return target;
    }
  }

  /** A chain of attributes may go on in the next line, within brackets. */
  #skipBefore(text: string): void {
    const { at } = this.#scanner;
    this.#skipLines();
    if (!this.#scanner.startsWith(text) || this.#scanner.startsWith('...')) this.#scanner.at = at;
  }

  #attributePath(): readonly string[] {
    const path: string[] = [];
    while (this.#scanner.startsWith('.') && !this.#scanner.startsWith('...')) {
      this.#scanner.take('.');
      const name = this.#scanner.identifier();
      if (name === undefined) throw this.#scanner.error('a name is missing here');
      path.push(name);
    }
    return path;
  }

  #term(): Expression {
    const scanner = this.#scanner;
    const position = scanner.position();
    if (scanner.take('"')) return quotedTemplate(scanner, () => this.#inside(() => this.parse()));
    if (scanner.take('<<-')) return heredoc(scanner, true, () => this.#inside(() => this.parse()));
    if (scanner.take('<<')) return heredoc(scanner, false, () => this.#inside(() => this.parse()));
    if (scanner.take('(')) {
      const inner = this.#inside(() => this.parse());
      this.#skipLines();
      scanner.expect(')');
      return inner;
    }
    if (scanner.take('[')) return this.#inside(() => this.#tuple(position));
    if (scanner.take('{')) return this.#inside(() => this.#object(position));
    const number = scanner.match(/\d+(\.\d+)?([eE][+-]?\d+)?/y);
    if (number !== undefined) return { kind: 'literal', value: Number(number), position };
    return this.#named(position);
  }

  #named(position: Expression['position']): Expression {
    const scanner = this.#scanner;
    const name = scanner.match(/[\p{ID_Start}_][\p{ID_Continue}-]*(?:::[\p{ID_Start}_][\p{ID_Continue}-]*)*/uy);
    if (name === undefined) throw scanner.error('an expression is missing here');
    if (scanner.take('(')) return this.#inside(() => this.#call(name, position));
    if (name === 'true' || name === 'false') return { kind: 'literal', value: name === 'true', position };
    return name === 'null' ? { kind: 'literal', value: null, position } : { kind: 'variable', name, position };
  }

  #call(name: string, position: Expression['position']): Expression {
    const scanner = this.#scanner;
    const found: Expression[] = [];
    for (;;) {
      this.#skipLines();
      if (scanner.take(')')) return { kind: 'call', name, arguments: found, expandsLast: false, position };
      found.push(this.parse());
      this.#skipLines();
      if (scanner.take('...')) {
        this.#skipLines();
        scanner.expect(')');
        return { kind: 'call', name, arguments: found, expandsLast: true, position };
      }
      if (!scanner.take(',') && !scanner.startsWith(')')) throw scanner.error("',' or ')' is missing here");
    }
  }

  #tuple(position: Expression['position']): Expression {
    const scanner = this.#scanner;
    this.#skipLines();
    if (scanner.match(/for(?=\s)/y) !== undefined) return this.#for(position, ']');
    const found: Expression[] = [];
    for (;;) {
      this.#skipLines();
      if (scanner.take(']')) return { kind: 'tuple', items: found, position };
      found.push(this.parse());
      this.#skipLines();
      if (!scanner.take(',') && !scanner.startsWith(']')) throw scanner.error("',' or ']' is missing here");
    }
  }

  #object(position: Expression['position']): Expression {
    const scanner = this.#scanner;
    this.#skipLines();
    if (scanner.match(/for(?=\s)/y) !== undefined) return this.#for(position, '}');
    const entries: { key: Expression; value: Expression }[] = [];
    for (;;) {
      this.#skipLines();
      if (scanner.take('}')) return { kind: 'object', entries, position };
      const isComputed = scanner.startsWith('(');
      const written = this.#operation(0);
      const key = isComputed ? written : objectKey(written);
      this.#skipLines();
      if (!scanner.take('=>') && !scanner.take('=') && !scanner.take(':')) throw scanner.error("'=' is missing here");
      this.#skipLines();
      entries.push({ key, value: this.parse() });
      this.#skipLines();
      scanner.take(',');
    }
  }

  #for(position: Expression['position'], end: string): Expression {
    const scanner = this.#scanner;
    this.#skipLines();
    const first = scanner.identifier();
    this.#skipLines();
    const second = this.#after(',', () => scanner.identifier());
    this.#skipLines();
    if (first === undefined || scanner.match(/in(?=[\s[{(])/y) === undefined)
      throw scanner.error('a for expression needs a variable and a collection');
    const collection = this.parse();
    this.#skipLines();
    scanner.expect(':');
    this.#skipLines();
    const result = this.parse();
    this.#skipLines();
    const value = this.#after('=>', () => this.parse());
    this.#skipLines();
    scanner.take('...');
    this.#skipLines();
    const condition = scanner.match(/if(?=[\s(!])/y) === undefined ? undefined : this.parse();
    this.#skipLines();
    scanner.expect(end);
    return {
      kind: 'for',
      keyName: second === undefined ? undefined : first,
      valueName: second ?? first,
      collection,
      key: value === undefined ? undefined : result,
      value: value ?? result,
      condition,
      position,
    };
  }

  /** What stands behind `text`, where that stands here. */
  #after<T>(text: string, parse: () => T): T | undefined {
    if (!this.#scanner.take(text)) return undefined;
    this.#skipLines();
    return parse();
  }

  #inside<T>(parse: () => T): T {
    this.#brackets += 1;
    this.#skipLines();
    const result = parse();
    this.#brackets -= 1;
    return result;
  }

  #skip(): void {
    this.#scanner.skipSpace(this.#brackets > 0);
  }

  #skipLines(): void {
    this.#scanner.skipSpace(true);
  }
}

/** A bare name as a key is that text, not a variable. */
function objectKey(key: Expression): Expression {
  return key.kind === 'variable' ? { kind: 'literal', value: key.name, position: key.position } : key;
}
