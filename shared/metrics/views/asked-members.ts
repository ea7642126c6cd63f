import type { Dialect } from '../dialect.ts';
import type { View } from '../metric.ts';

/**
 * Whether an ask is made or held out is drawn when all else about it is decided, so both are of the same members. What was dropped
 * before was never drawn. An ask may be told twice.
 */
export const assignedAsks = ({ localDay }: Dialect): View => ({
  name: 'assigned_asks',
  row: 'A member whom a trigger asked, or held out from being asked, with when, on which local day, and in which group.',
  isKept: true,
  sql: /* sql */ `
    SELECT trigger_id, member_id, ask_id, asked_at, ${localDay('asked_at')} AS day, ask_group
    FROM (
      SELECT trigger_id, member_id, ask_id, min(occurred_at) AS asked_at, coalesce(max(variant), 'holdout') AS ask_group
      FROM asks CROSS JOIN run
      WHERE type IN ('ask.made', 'ask.held_out') AND occurred_at < as_of_at
      GROUP BY trigger_id, member_id, ask_id
    ) AS asks`,
});

/**
 * Reached and lost come by turns, and reached comes first: so it stands by how many there are of each, whatever their order, which
 * nobody knows of two in one second.
 */
export const REACHED_GOALS: View = {
  name: 'reached_goals',
  row: 'An ask whose goal is reached, as it was last told before `as_of`.',
  isKept: true,
  sql: /* sql */ `
    SELECT member_id, ask_id
    FROM asks CROSS JOIN run
    WHERE type IN ('ask.goal_reached', 'ask.goal_lost') AND recorded_at < as_of_at
    GROUP BY member_id, ask_id
    HAVING count(*) FILTER (WHERE type = 'ask.goal_reached') > count(*) FILTER (WHERE type = 'ask.goal_lost')`,
};

export const ASKED_ORDERS: View = {
  name: 'asked_orders',
  row: 'An order of a member whom a trigger asked or held out, with what is left of it at `as_of`.',
  isKept: true,
  sql: /* sql */ `
    SELECT member_id, placed_at, currency, net_minor
    FROM (
      SELECT coalesce(max(member_id) FILTER (WHERE type = 'order.claimed'), max(member_id) FILTER (WHERE type = 'order.recorded')) AS member_id,
        max(placed_at) FILTER (WHERE type = 'order.recorded') AS placed_at,
        max(currency) FILTER (WHERE type = 'order.recorded') AS currency,
        CAST(sum(net_minor) FILTER (WHERE type IN ('order.recorded', 'order.refunded')) AS BIGINT) AS net_minor
      FROM orders CROSS JOIN run
      WHERE recorded_at < as_of_at
      GROUP BY order_key
    ) AS sums
    WHERE placed_at IS NOT NULL AND member_id IN (SELECT member_id FROM assigned_asks)`,
};
