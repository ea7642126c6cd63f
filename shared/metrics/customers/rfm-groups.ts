/** What marketing calls them; which scores are which is below, and nothing else decides. */
export type RfmGroup =
  | 'champions'
  | 'loyal'
  | 'potential_loyal'
  | 'new'
  | 'promising'
  | 'needs_attention'
  | 'about_to_sleep'
  | 'at_risk'
  | 'cannot_lose'
  | 'hibernating'
  | 'lost';

/** From 1 to 5 of orders and of value; halves are rounded up. */
type Row = readonly [RfmGroup, RfmGroup, RfmGroup, RfmGroup, RfmGroup];

/**
 * A row for each score of recency, a column for each mean of the scores of orders and value, (F + M + 1) div 2. Other tools name
 * the same people by tables whose cells overlap; here each cell has one name.
 */
export const RFM_GROUPS: Readonly<Record<1 | 2 | 3 | 4 | 5, Row>> = {
  5: ['new', 'potential_loyal', 'potential_loyal', 'champions', 'champions'],
  4: ['promising', 'potential_loyal', 'potential_loyal', 'champions', 'champions'],
  3: ['about_to_sleep', 'needs_attention', 'needs_attention', 'loyal', 'loyal'],
  2: ['hibernating', 'hibernating', 'at_risk', 'at_risk', 'at_risk'],
  1: ['lost', 'lost', 'at_risk', 'cannot_lose', 'cannot_lose'],
};

/** In the order of the table, each once. */
export const RFM_GROUP_NAMES: readonly RfmGroup[] = [...new Set(Object.values(RFM_GROUPS).reverse().flat())];

/** @returns an SQL expression that names the group of two scores, by the table */
export function rfmGroupSql(recency: string, ordersAndValue: string): string {
  const cells = Object.entries(RFM_GROUPS).flatMap(([score, row]) =>
    row.map((group, index) => `WHEN ${score}${index + 1} THEN '${group}'`),
  );
  return `CASE ${recency} * 10 + ${ordersAndValue} ${cells.join(' ')} END`;
}
