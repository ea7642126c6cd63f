import type { ChartTable } from '../../figures/chart-table.ts';

export type CsvCell = string | number | null;

/** What a spreadsheet would run as a formula. */
const FORMULA = /^[=+\-@\t\r]/;
const QUOTED = /[",\n\r]/;

/** Rows as CSV by RFC 4180; texts that a spreadsheet would run begin with a quote. */
export const csvOf = (rows: readonly (readonly CsvCell[])[]): string =>
  rows.map((row) => `${row.map(written).join(',')}\r\n`).join('');

function written(cell: CsvCell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return `${cell}`;
  const text = FORMULA.test(cell) ? `'${cell}` : cell;
  return QUOTED.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** What a chart shows, in numbers as they were counted: ratios as fractions of 1, money in minor units. */
export function chartRows({ rowTitle, columns, rows }: ChartTable): readonly (readonly CsvCell[])[] {
  const hasInterval = columns.map((_, column) =>
    rows.some(({ cells }) => (cells[column]?.interval ?? null) !== null),
  );
  return [
    [
      rowTitle,
      ...columns.flatMap((name, column) =>
        hasInterval[column] === true ? [name, `${name}, low`, `${name}, high`] : [name],
      ),
    ],
    ...rows.map(({ name, cells }) => [
      name,
      ...cells.flatMap(({ value, text, interval }, column): readonly CsvCell[] => {
        // A group of a map has words alone; what is not known yet stays an empty field.
        const shown = value ?? (interval === null && !hasNumbers(rows, column) ? text : null);
        return hasInterval[column] === true
          ? [shown, interval?.low ?? null, interval?.high ?? null]
          : [shown];
      }),
    ]),
  ];
}

const hasNumbers = (rows: ChartTable['rows'], column: number): boolean =>
  rows.some(({ cells }) => (cells[column]?.value ?? null) !== null);
