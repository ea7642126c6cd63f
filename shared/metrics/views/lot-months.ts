import type { Dialect } from '../dialect.ts';
import type { View } from '../metric.ts';
import { localMonth } from './utc-days.ts';

/**
 * What came into a lot and what went out of it. What goes from account to account of the member, such as points that become active or
 * are held, moves nothing here. Points of a delivered order that go to a lot with other dates are in `lot_issues`.
 */
export const LOT_MONTHS: View = {
  name: 'lot_months',
  row: 'A month in which points came into or went out of one lot of a member; what came back is negative.',
  isKept: true,
  sql: /* sql */ `
    SELECT member_id, lot, month,
      CAST(sum(CASE WHEN kind = 'given' AND points > 0 THEN points ELSE 0 END) AS BIGINT) AS issued,
      CAST(sum(CASE WHEN kind = 'redeemed' THEN -points ELSE 0 END) AS BIGINT) AS redeemed,
      CAST(sum(CASE WHEN kind = 'time' OR (kind = 'given' AND points < 0) THEN -points ELSE 0 END) AS BIGINT) AS reversed,
      CAST(sum(CASE WHEN account = 'expired' THEN points ELSE 0 END) AS BIGINT) AS expired
    FROM (
      SELECT member_id, lot, month, account, points,
        CASE WHEN by_time THEN 'time' WHEN type LIKE 'redemption.%' THEN 'redeemed' WHEN type LIKE 'member.%' THEN 'left' ELSE 'given' END AS kind
      FROM point_movements
      WHERE lot IS NOT NULL AND (by_time OR type <> 'order.delivered')
    ) AS flows
    GROUP BY member_id, lot, month`,
};

/** Goods that arrive early may bring their points forward, and with them their end: they stay of the month they were issued in. */
const delivered = (dialect: Dialect): string => /* sql */ `
      SELECT moved.member_id, moved.lot, ${localMonth(dialect, 'coalesce(earned_at, moved.recorded_at)')} AS vintage, moved.points AS issued
      FROM postings AS moved CROSS JOIN run
      LEFT JOIN (SELECT event_id, order_key FROM orders WHERE type = 'order.delivered' AND points > 0) AS delivered
        ON delivered.event_id = moved.event_id
      LEFT JOIN (
        SELECT member_id, order_key, min(recorded_at) AS earned_at
        FROM orders
        WHERE type IN ('order.recorded', 'order.claimed') AND points > 0
          AND order_key IN (SELECT order_key FROM orders WHERE type = 'order.delivered' AND points > 0)
        GROUP BY member_id, order_key
      ) AS earned ON earned.member_id = moved.member_id AND earned.order_key = delivered.order_key
      WHERE moved.type = 'order.delivered' AND NOT moved.by_time AND moved.lot IS NOT NULL AND moved.recorded_at < as_of_at`;

export const lotIssues = (dialect: Dialect): View => ({
  name: 'lot_issues',
  row: 'Points of one lot of a member that were issued in one month.',
  isKept: true,
  sql: /* sql */ `
    SELECT member_id, lot, vintage, CAST(sum(issued) AS BIGINT) AS issued
    FROM (
      SELECT member_id, lot, month AS vintage, issued FROM lot_months WHERE issued <> 0
      UNION ALL
      ${delivered(dialect)}
    ) AS issues
    GROUP BY member_id, lot, vintage
    HAVING sum(issued) <> 0`,
});
