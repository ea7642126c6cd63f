import type { View } from '../metric.ts';

/** Of running totals that may fall: what of each is never given back. What comes back undoes what went last before it. */
const lasting = (total: string): string =>
  `min(${total}) OVER (PARTITION BY member_id, lot ORDER BY month ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING)`;
const running = (column: string): string =>
  `CAST(sum(${column}) OVER (PARTITION BY member_id, lot ORDER BY month ROWS UNBOUNDED PRECEDING) AS BIGINT)`;
const all = (column: string): string => `CAST(sum(${column}) OVER (PARTITION BY member_id, lot) AS BIGINT)`;

/**
 * More may come back of what expired than is known to have expired, because the ledger remembers expired lots for a year and takes
 * older ones for expired to the last point. That took nothing from anybody: it is no reversal, and expired points stay at 0.
 */
const TOTALS = /* sql */ `
      SELECT member_id, lot, month,
        ${lasting('redeemed')} AS redeemed,
        CASE WHEN reversed < all_reversed + least_expired THEN reversed ELSE all_reversed + least_expired END AS reversed,
        CASE WHEN lasting_expired > 0 THEN lasting_expired ELSE 0 END AS expired
      FROM (
        SELECT member_id, lot, month, redeemed, reversed, all_reversed,
          CASE WHEN all_expired < 0 THEN all_expired ELSE 0 END AS least_expired,
          ${lasting('expired')} AS lasting_expired
        FROM (
          SELECT member_id, lot, month, ${running('redeemed')} AS redeemed, ${running('reversed')} AS reversed,
            ${running('expired')} AS expired, ${all('reversed')} AS all_reversed, ${all('expired')} AS all_expired
          FROM lot_months
        ) AS running
      ) AS lasting`;

export const LOT_USES: View = {
  name: 'lot_uses',
  row: 'A month of one lot of a member, with how many of its points were gone before, and how many went in it and never came back.',
  sql: /* sql */ `
    SELECT member_id, lot, month,
      coalesce(last_redeemed + last_reversed + last_expired, 0) AS used_before,
      redeemed - coalesce(last_redeemed, 0) AS redeemed,
      reversed - coalesce(last_reversed, 0) AS reversed,
      expired - coalesce(last_expired, 0) AS expired
    FROM (
      SELECT member_id, lot, month, redeemed, reversed, expired, lag(redeemed) OVER by_month AS last_redeemed,
        lag(reversed) OVER by_month AS last_reversed, lag(expired) OVER by_month AS last_expired
      FROM (${TOTALS}) AS totals
      WINDOW by_month AS (PARTITION BY member_id, lot ORDER BY month)
    ) AS steps`,
};
