/** One row of a table: a cell has one or more lines. */
export type TableRow = readonly (readonly string[])[];

/** How a row's lines are coloured once they are as wide as their columns. */
export type TableColour = (line: string) => string;

/**
 * The table in box-drawing characters, one line an item. Rows of one group stand together, with a rule between groups. Every row has as many cells
 * as the header; widths are counted in characters.
 */
export function boxTable(header: readonly string[], groups: readonly (readonly { cells: TableRow; colour: TableColour }[])[]): string[] {
  const widths = header.map((title, column) =>
    Math.max(length(title), ...groups.flat().flatMap(({ cells }) => (cells[column] ?? []).map(length))),
  );
  const rule = (left: string, middle: string, right: string) =>
    `${left}${widths.map((width) => '─'.repeat(width + 2)).join(middle)}${right}`;
  const line = (cells: readonly string[], colour: TableColour) =>
    `│${widths.map((width, column) => colour(` ${padded(cells[column] ?? '', width)} `)).join('│')}│`;
  const body = groups.flatMap((group) => [
    rule('├', '┼', '┤'),
    ...group.flatMap(({ cells, colour }) => {
      const height = Math.max(...cells.map((lines) => lines.length));
      return Array.from({ length: height }, (_, at) =>
        line(
          cells.map((lines) => lines[at] ?? ''),
          colour,
        ),
      );
    }),
  ]);
  return [rule('┌', '┬', '┐'), line(header, (text) => text), ...body, rule('└', '┴', '┘')];
}

function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - length(text)));
}

function length(text: string): number {
  return Array.from(text).length;
}
