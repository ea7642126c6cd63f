import { RFM_GROUPS } from '../../shared/metrics/customers/rfm-groups.ts';

/** Where a group lies on the map: rows from the latest customers down, columns from the fewest orders and least value on. */
export interface GroupField {
  readonly group: string;
  readonly row: number;
  readonly column: number;
}

const SCORES = [5, 4, 3, 2, 1] as const;

export const RFM_LAYOUT: readonly GroupField[] = SCORES.flatMap((score, row) =>
  RFM_GROUPS[score].map((group, column) => ({ group, row, column })),
);
