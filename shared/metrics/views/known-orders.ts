import type { Dialect } from '../dialect.ts';
import type { View } from '../metric.ts';

/**
 * What was known of each order when `as_of` began: a claim, a transfer or a refund that came later changes nothing. Claims tell the
 * value of what they move once more, so only what records an order and what takes goods back is added. An order is recorded once;
 * few change, which makes it much cheaper to look for their changes than to bring all rows of an order together.
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
      SELECT recorded.order_key, placed_at, ${localDay('placed_at')} AS day, currency, channel, country,
        coalesce(owner_id, member_id) AS customer_id, net_minor + coalesce(changed_minor, 0) AS net_minor,
        coalesce(is_gone, false) AS is_gone, coalesce(refunds, 0) > 0 AS has_refunds
      FROM orders AS recorded CROSS JOIN run
      LEFT JOIN (
        SELECT order_key,
          coalesce(
            max(member_id) FILTER (WHERE type = 'order.claimed'),
            max(other_member_id) FILTER (WHERE type = 'order.transferred')
          ) AS owner_id,
          CAST(sum(net_minor) FILTER (WHERE type = 'order.refunded') AS BIGINT) AS changed_minor,
          bool_or(is_whole) FILTER (WHERE type = 'order.refunded') AS is_gone,
          count(*) FILTER (WHERE type = 'order.refunded' AND net_minor <> 0) AS refunds
        FROM orders CROSS JOIN run
        WHERE type IN ('order.refunded', 'order.claimed', 'order.transferred') AND occurred_at < as_of_at
        GROUP BY order_key
      ) AS changes ON changes.order_key = recorded.order_key
      WHERE recorded.type = 'order.recorded' AND recorded.occurred_at < as_of_at
    ) AS known`,
});
