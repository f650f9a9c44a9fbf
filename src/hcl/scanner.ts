import type { HclPosition } from './syntax.ts';

/** An HCL text that does not follow the syntax. */
export class HclSyntaxError extends Error {
  override readonly name = 'HclSyntaxError';
  readonly position: HclPosition;

  constructor(message: string, position: HclPosition) {
    super(message);
    this.position = position;
  }
}

const IDENTIFIER = /[\p{ID_Start}_][\p{ID_Continue}-]*/uy;

/** A place in a text that moves forward. */
export class Scanner {
  readonly text: string;
  at = 0;
  readonly #lines: readonly number[];

  constructor(text: string) {
    this.text = text;
    const lines = [0];
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) lines.push(end + 1);
    this.#lines = lines;
  }

  position(offset = this.at): HclPosition {
    let low = 0;
    let high = this.#lines.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.#lines[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (this.#lines[low] ?? 0) + 1 };
  }

  error(message: string): HclSyntaxError {
    return new HclSyntaxError(message, this.position());
  }

  isAtEnd(): boolean {
    return this.at >= this.text.length;
  }

  startsWith(text: string): boolean {
    return this.text.startsWith(text, this.at);
  }

  /** Moves behind `text` where it stands here. */
  take(text: string): boolean {
    if (!this.startsWith(text)) return false;
    this.at += text.length;
    return true;
  }

  /** @throws {HclSyntaxError} where something else stands here. */
  expect(text: string): void {
    if (!this.take(text)) throw this.error(`'${text}' is missing here`);
  }

  /** What the sticky expression matches here. */
  match(expression: RegExp): string | undefined {
    expression.lastIndex = this.at;
    const found = expression.exec(this.text)?.[0];
    if (found !== undefined) this.at += found.length;
    return found;
  }

  identifier(): string | undefined {
    return this.match(IDENTIFIER);
  }

  /** Moves over spaces and comments, and over line ends where they mean nothing. */
  skipSpace(overLines: boolean): void {
    for (;;) {
      this.match(overLines ? /\s+/y : /[ \t\r]+/y);
      if (this.startsWith('#') || this.startsWith('//')) this.match(/[^\n]*/y);
      else if (this.take('/*')) {
        const end = this.text.indexOf('*/', this.at);
        if (end < 0) throw this.error('a comment is not closed');
        this.at = end + 2;
      } else return;
    }
  }
}
