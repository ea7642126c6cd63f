/** Where a group lies on the map: rows from the latest customers down, columns from the fewest orders and least value on. */
export interface GroupField {
  readonly group: string;
  readonly row: number;
  readonly column: number;
}

const ROWS: readonly (readonly string[])[] = [
  ['new', 'potential_loyal', 'potential_loyal', 'champions', 'champions'],
  ['promising', 'potential_loyal', 'potential_loyal', 'champions', 'champions'],
  ['about_to_sleep', 'needs_attention', 'needs_attention', 'loyal', 'loyal'],
  ['hibernating', 'hibernating', 'at_risk', 'at_risk', 'at_risk'],
  ['lost', 'lost', 'at_risk', 'cannot_lose', 'cannot_lose'],
];

export const RFM_LAYOUT: readonly GroupField[] = ROWS.flatMap((groups, row) =>
  groups.map((group, column) => ({ group, row, column })),
);
