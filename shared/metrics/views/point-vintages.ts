import type { View } from '../metric.ts';

/** How much of two stretches of a lot's points is the same; a lot of which nothing went has no month. */
const shared = (from: string, to: string): string =>
  `CASE WHEN month IS NOT NULL AND least(issue_to, ${to}) > greatest(issue_from, ${from}) THEN least(issue_to, ${to}) - greatest(issue_from, ${from}) ELSE 0 END`;

const ISSUED_SO_FAR =
  'CAST(sum(issued) OVER (PARTITION BY member_id, lot ORDER BY vintage ROWS UNBOUNDED PRECEDING) AS BIGINT)';

const OF_MIXED_LOTS = /* sql */ `
      SELECT vintage, max(issue_to - issue_from) AS issued, coalesce(sum(redeemed), 0) AS redeemed, coalesce(sum(reversed), 0) AS reversed,
        coalesce(sum(expired), 0) AS expired, max(CASE WHEN redeemed + reversed + expired > 0 THEN month END) AS last_month
      FROM (
        SELECT issues.member_id, issues.lot, vintage, issue_from, issue_to, month,
          ${shared('used_before', 'used_before + redeemed')} AS redeemed,
          ${shared('used_before + redeemed', 'used_before + redeemed + reversed')} AS reversed,
          ${shared('used_before + redeemed + reversed', 'used_before + redeemed + reversed + expired')} AS expired
        FROM (
          SELECT member_id, lot, vintage, ${ISSUED_SO_FAR} AS issue_to, ${ISSUED_SO_FAR} - issued AS issue_from
          FROM lot_issues JOIN mixed_lots USING (member_id, lot)
        ) AS issues
        LEFT JOIN lot_uses ON lot_uses.member_id = issues.member_id AND lot_uses.lot = issues.lot
          AND issue_from < used_before + redeemed + reversed + expired AND issue_to > used_before
      ) AS matched
      GROUP BY member_id, lot, vintage`;

const OF_OTHERS = /* sql */ `
      SELECT vintage, issued, redeemed, reversed + least(0, expired) AS reversed, greatest(0, expired) AS expired, last_month
      FROM (
        SELECT member_id, lot, max(vintage) AS vintage, CAST(sum(issued) AS BIGINT) AS issued
        FROM lot_issues
        GROUP BY member_id, lot
        HAVING count(*) = 1
      ) AS issues
      JOIN (
        SELECT member_id, lot, CAST(sum(redeemed) AS BIGINT) AS redeemed, CAST(sum(reversed) AS BIGINT) AS reversed,
          CAST(sum(expired) AS BIGINT) AS expired, max(CASE WHEN redeemed <> 0 OR reversed <> 0 OR expired <> 0 THEN month END) AS last_month
        FROM lot_months
        GROUP BY member_id, lot
      ) AS uses USING (member_id, lot)`;

/**
 * First in, first out, within a lot of a member: the points of a lot lie in a row, in the order of the months they were issued in, and
 * what goes out of the lot takes them from the front; of one month first what was redeemed, then what was reversed, then what
 * expired.
 */
export const POINT_VINTAGES: View = {
  name: 'point_vintages',
  row: 'A month in which points were issued, with what became of them by `as_of`. issued = redeemed + reversed + expired + outstanding.',
  isKept: true,
  sql: /* sql */ `
    SELECT vintage, CAST(sum(issued) AS BIGINT) AS issued, CAST(sum(redeemed) AS BIGINT) AS redeemed, CAST(sum(reversed) AS BIGINT) AS reversed,
      CAST(sum(expired) AS BIGINT) AS expired, CAST(sum(issued - redeemed - reversed - expired) AS BIGINT) AS outstanding,
      max(last_month) AS last_month
    FROM (${OF_MIXED_LOTS} UNION ALL ${OF_OTHERS}) AS lots
    GROUP BY vintage`,
};
