import type { Row } from '../../lake/engine.ts';
import type { Cut } from '../figure.ts';

/** Columns of `customers` by which its figures are cut, one at a time. */
export const CUT_COLUMNS = ['tier', 'segment', 'channel', 'country'] as const;

/** What a row is cut by; all null: of everyone. */
export interface CutRow extends Row {
  readonly tier: string | null;
  readonly segment: string | null;
  readonly channel: string | null;
  readonly country: string | null;
}

/** Selects the columns of the cut. */
export const SELECT_CUTS = CUT_COLUMNS.join(', ');

/** Counts in one pass what is of everyone and of each cut, for each value of the columns that are always told apart. */
export function groupByCuts(...always: readonly string[]): string {
  const sets = [[], ...CUT_COLUMNS.map((column) => [column])].map(
    (cut) => `(${[...always, ...cut].join(', ')})`,
  );
  return `GROUP BY GROUPING SETS (${sets.join(', ')})`;
}

/** Whatever the order in which an engine gives groups, figures come in one order. */
export function orderByCuts(...always: readonly string[]): string {
  const columns = [...always, ...CUT_COLUMNS];
  return `ORDER BY ${columns.map((column) => `${column} NULLS FIRST`).join(', ')}`;
}

export const cutOf = (row: CutRow): Cut =>
  Object.fromEntries(CUT_COLUMNS.flatMap((column) => (row[column] === null ? [] : [[column, row[column]]])));
