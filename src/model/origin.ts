/** A place in a file of the project: `file` is relative to the project root with `/`, `line` and `column` count from 1. */
export interface Origin {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** One step of a call chain: the place of the call and the function that makes it (`<module>` at top level). */
export interface CallSite extends Origin {
  readonly caller: string;
}

/** `file:line:column`, as editors and terminals recognise it. */
export function renderOrigin(origin: Origin): string {
  return `${origin.file}:${origin.line}:${origin.column}`;
}

/** Orders origins by file (code points), then line, then column. */
export function compareOrigins(a: Origin, b: Origin): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line || a.column - b.column;
}
