import type { View } from '../metric.ts';

/** Most lots have points of one month: what becomes of those is added up, without asking in which order it went. */
export const MIXED_LOTS: View = {
  name: 'mixed_lots',
  row: 'A lot of a member with points that were issued in several months.',
  isKept: true,
  sql: /* sql */ `
    SELECT member_id, lot FROM lot_issues GROUP BY member_id, lot HAVING count(*) > 1`,
};

const BY_MONTH = 'PARTITION BY member_id, lot ORDER BY month';
const running = (column: string): string =>
  `CAST(sum(${column}) OVER (${BY_MONTH} ROWS UNBOUNDED PRECEDING) AS BIGINT)`;
const fromNowOn = (what: string): string =>
  `${what} OVER (${BY_MONTH} ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING)`;

/**
 * Of running totals, which fall where something comes back, what is never given back: a return undoes what went last before it, so that
 * is the least total from now on. Those of the month before follow without looking at it.
 *
 * More may come back of what expired than is known to have expired, because the ledger remembers expired lots for a year and takes
 * older ones for expired to the last point. That took nothing from anybody: it is no reversal, and expired points stay at 0.
 */
export const LOT_USES: View = {
  name: 'lot_uses',
  row: 'A month of a lot with points of several months: how many were gone before, and how many went in it and never came back.',
  sql: /* sql */ `
    SELECT member_id, lot, month, redeemed_before + reversed_before + expired_before AS used_before,
      redeemed_after - redeemed_before AS redeemed, reversed_after - reversed_before AS reversed, expired_after - expired_before AS expired
    FROM (
      SELECT member_id, lot, month, lasting_redeemed AS redeemed_after, least(all_redeemed - redeemed, lasting_redeemed) AS redeemed_before,
        least(all_reversed, lasting_reversed) AS reversed_after, least(all_reversed - reversed, lasting_reversed) AS reversed_before,
        greatest(0, lasting_expired) AS expired_after, greatest(0, least(all_expired - expired, lasting_expired)) AS expired_before
      FROM (
        SELECT member_id, lot, month, redeemed, reversed, expired, all_redeemed, all_reversed, all_expired,
          ${fromNowOn('min(all_redeemed)')} AS lasting_redeemed, ${fromNowOn('min(all_expired)')} AS lasting_expired,
          ${fromNowOn('max(all_reversed)')} + least(0, ${fromNowOn('last_value(all_expired)')}) AS lasting_reversed
        FROM (
          SELECT member_id, lot, month, redeemed, reversed, expired, ${running('redeemed')} AS all_redeemed,
            ${running('reversed')} AS all_reversed, ${running('expired')} AS all_expired
          FROM lot_months JOIN mixed_lots USING (member_id, lot)
        ) AS running
      ) AS lasting
    ) AS steps`,
};
