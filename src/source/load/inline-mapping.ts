import type { OriginMapping } from './origin-mapping.ts';

/** So many lines are alike only in the code itself. */
const COMPARED_LINES = 200;

/**
 * The mapping of code that stands in a template as a YAML block: its lines are found again among the template's, indented.
 * Where the template writes the code otherwise (a JSON text, a folded block) every place is the template's first line.
 */
export function inlineMapping(template: string, templateText: string, code: string): OriginMapping {
  const lines = templateText.split(/\r?\n/);
  const codeLines = code.split(/\r?\n/);
  const compared = codeLines.slice(0, COMPARED_LINES);
  const first = codeLines.findIndex((line) => line.trim() !== '');
  const start = lines.findIndex((_, index) =>
    compared.every((line, offset) => (lines[index - first + offset] ?? '').trim() === line.trim()),
  );
  return (line, column) => {
    const text = lines[start - first + line - 1];
    if (start < 0 || text === undefined) return { file: template, line: 1, column: 1 };
    const indentation = indentOf(text) - indentOf(codeLines[line - 1] ?? '');
    return { file: template, line: start - first + line, column: column + indentation };
  };
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}
