import { parse } from 'csv-parse/sync';
import type { AcquisitionSpend } from '../../../shared/metrics/acquisition-spend.ts';

export const SPEND_COLUMNS = ['month', 'channel', 'currency', 'amount_minor'] as const;
type Column = (typeof SPEND_COLUMNS)[number];
type Cells = Readonly<Record<Column, string>>;

/** More are not told at once: whoever mends twenty finds the rest alike. */
const MOST_FAULTS = 20;
const LONGEST_CHANNEL = 64;

interface Numbered {
  /** Of the file, from 1, the header included. */
  readonly row: number;
  readonly cells: readonly string[];
}

/** What is wrong with a value, and what to write in its place; null where nothing is. */
const FAULTS: Readonly<Record<Column, (value: string) => string | null>> = {
  month: (value) =>
    /^\d{4}-(0[1-9]|1[0-2])$/.test(value) ? null : 'is no month; write year and month, such as 2026-01',
  channel: (value) =>
    value !== '' && value.length <= LONGEST_CHANNEL
      ? null
      : `has ${value.length} characters; write the channel's name with 1 to ${LONGEST_CHANNEL}`,
  currency: (value) =>
    /^[A-Z]{3}$/.test(value) ? null : 'is no currency; write its ISO 4217 code, such as EUR',
  amount_minor: (value) => {
    if (/^\d+$/.test(value) && Number.isSafeInteger(Number(value))) return null;
    const fix = /^\d+\.\d{2}$/.test(value) ? `, such as ${Number(value.replace('.', ''))} for ${value}` : '';
    return `is no whole number of minor units, 0 or more; write cents, without a point or a sign${fix}`;
  },
};

/**
 * Reads what a shop spent on winning customers.
 * @param text CSV with a header; columns in any order, and no others
 * @throws Error that names, for each fault, row, column and value, with what to write instead
 */
export function readSpend(text: string): readonly AcquisitionSpend[] {
  const [header, ...rows] = linesOf(text);
  const columns = header?.cells ?? [];
  refuseColumns(columns);
  const faults: string[] = [];
  const told = new Map<string, number>();
  const spend = rows.flatMap(({ row, cells }) => {
    const found = faultsOf(row, columns, cells);
    faults.push(...found);
    if (found.length > 0) return [];
    const record = Object.fromEntries(
      columns.map((column, index) => [column, cells[index]]),
    ) as unknown as Cells;
    const key = `${record.month}, ${record.channel}, ${record.currency}`;
    const before = told.get(key);
    if (before !== undefined)
      faults.push(`row ${row}: ${key} is in row ${before}, too; write one row with both amounts together`);
    told.set(key, row);
    return [spendOf(record)];
  });
  if (rows.length === 0) faults.push('row 2: there is none; write a row for each month and channel');
  refuse(faults);
  return spend.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

const keyOf = ({ month, currency, channel }: AcquisitionSpend): string => `${month} ${currency} ${channel}`;

const spendOf = ({ month, channel, currency, amount_minor }: Cells): AcquisitionSpend => ({
  month: `${month}-01`,
  channel,
  currency,
  amountMinor: Number(amount_minor),
});

function linesOf(text: string): readonly Numbered[] {
  try {
    const options = {
      bom: true,
      trim: true,
      skip_empty_lines: true,
      relax_column_count: true,
      info: true,
    } as const;
    const parsed = parse(text, options) as unknown as { record: string[]; info: { lines: number } }[];
    return parsed.map(({ record, info }) => ({ row: info.lines, cells: record }));
  } catch (error) {
    throw new Error(`The file is no CSV: ${(error as Error).message}. Save it as CSV with commas.`);
  }
}

function refuseColumns(columns: readonly string[]): void {
  const missing = SPEND_COLUMNS.filter((column) => !columns.includes(column));
  const unknown = columns.filter((column) => !SPEND_COLUMNS.some((known) => known === column));
  const twice = columns.filter((column, index) => columns.indexOf(column) !== index);
  refuse([
    ...missing.map(
      (column) => `row 1: column ${column} is missing; the header is ${SPEND_COLUMNS.join(',')}`,
    ),
    ...unknown.map(
      (column) => `row 1: column "${column}" is none of ${SPEND_COLUMNS.join(', ')}; take it out`,
    ),
    ...twice.map((column) => `row 1: column ${column} is there twice; take one out`),
  ]);
}

function faultsOf(row: number, columns: readonly string[], cells: readonly string[]): readonly string[] {
  if (cells.length !== columns.length)
    return [
      `row ${row}: has ${cells.length} values for ${columns.length} columns; write one for each, in quotes where it has a comma`,
    ];
  return columns.flatMap((column, index) => {
    const value = cells[index] ?? '';
    const fault = FAULTS[column as Column](value);
    return fault === null ? [] : [`row ${row}, column ${column}: "${value}" ${fault}`];
  });
}

function refuse(faults: readonly string[]): void {
  if (faults.length === 0) return;
  const more = faults.length > MOST_FAULTS ? [`… and ${faults.length - MOST_FAULTS} more`] : [];
  throw new Error(['Nothing was imported.', ...faults.slice(0, MOST_FAULTS), ...more].join('\n'));
}
