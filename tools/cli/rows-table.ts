type Row = Readonly<Record<string, string | number>>;

/** Rows under the names of their fields, as wide as their contents; says so where there are none. */
export function rowsTable(rows: readonly Row[]): string {
  const names = Object.keys(rows[0] ?? {});
  if (names.length === 0) return 'None.';
  const cells = [names, ...rows.map((row) => names.map((name) => `${row[name] ?? ''}`))];
  const widths = names.map((_, column) => Math.max(...cells.map((line) => line[column]?.length ?? 0)));
  const lines = cells.map((line) =>
    line
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return [lines[0], widths.map((width) => '─'.repeat(width)).join('  '), ...lines.slice(1)].join('\n');
}
