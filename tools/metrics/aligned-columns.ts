export interface AlignedColumn {
  readonly title: string;
  /** Numbers stand to the right, below one another. */
  readonly isNumber: boolean;
}

/** Names of the shop's may have anything in them: what would move the cursor, or turn the line around, is left out. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** A table for people at a console, its columns as wide as their contents. @param rows a cell a column */
export function alignedColumns(
  columns: readonly AlignedColumn[],
  rows: readonly (readonly string[])[],
): string {
  const printed = rows.map((row) => row.map((cell) => cell.replaceAll(UNPRINTABLE, '')));
  const titles = columns.map(({ title }) => title);
  const widths = columns.map((_, column) =>
    [titles, ...printed].reduce((most, row) => Math.max(most, lengthOf(row[column] ?? '')), 0),
  );
  const line = (row: readonly string[]) =>
    columns
      .map(({ isNumber }, column) => padded(row[column] ?? '', widths[column] ?? 0, isNumber))
      .join('  ')
      .trimEnd();
  return [line(titles), widths.map((width) => '─'.repeat(width)).join('  '), ...printed.map(line)].join('\n');
}

const lengthOf = (text: string): number => [...text].length;

function padded(text: string, width: number, isRight: boolean): string {
  const space = ' '.repeat(Math.max(0, width - lengthOf(text)));
  return isRight ? space + text : text + space;
}
