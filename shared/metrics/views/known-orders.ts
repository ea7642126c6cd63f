import type { Dialect } from '../dialect.ts';
import type { View } from '../metric.ts';

/**
 * What was known of each order when `as_of` began: a claim, a transfer or a refund that came later changes nothing. Claims tell the
 * value of what they move once more, so only what records an order and what takes goods back is added.
 *
 * An order is valid unless nothing of it is left: by a refund that says so, or by refunds that leave no value. One that cost
 * nothing from the start, and of which nothing went back, is valid.
 */
export const knownOrders = ({ localDay }: Dialect): View => ({
  name: 'known_orders',
  row: 'An order that was placed before `as_of`, with whose it is and what is left of it.',
  sql: /* sql */ `
    SELECT order_key, customer_id, placed_at, day, year(day) * 12 + month(day) AS month, currency, net_minor, channel, country,
      NOT (is_gone OR (has_refunds AND net_minor <= 0)) AS is_valid
    FROM (
      SELECT order_key,
        coalesce(
          max(member_id) FILTER (WHERE type = 'order.claimed'),
          max(other_member_id) FILTER (WHERE type = 'order.transferred'),
          max(member_id) FILTER (WHERE type = 'order.recorded')
        ) AS customer_id,
        max(placed_at) FILTER (WHERE type = 'order.recorded') AS placed_at,
        ${localDay("max(placed_at) FILTER (WHERE type = 'order.recorded')")} AS day,
        max(currency) FILTER (WHERE type = 'order.recorded') AS currency,
        CAST(sum(net_minor) FILTER (WHERE type IN ('order.recorded', 'order.refunded')) AS BIGINT) AS net_minor,
        max(channel) FILTER (WHERE type = 'order.recorded') AS channel,
        max(country) FILTER (WHERE type = 'order.recorded') AS country,
        coalesce(bool_or(is_whole) FILTER (WHERE type = 'order.refunded'), false) AS is_gone,
        count(*) FILTER (WHERE type = 'order.refunded' AND net_minor <> 0) > 0 AS has_refunds
      FROM orders CROSS JOIN run
      WHERE occurred_at < as_of_at
      GROUP BY order_key
      HAVING count(*) FILTER (WHERE type = 'order.recorded') > 0
    ) AS changes`,
});
