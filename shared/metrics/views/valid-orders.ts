import type { View } from '../metric.ts';

/**
 * Valid orders in the order in which their customer placed them. Ages are whole times of 24 hours since the customer's first
 * order, so that on the day N means [first + 24 h·N, first + 24 h·(N + 1)), whatever clocks do in between.
 */
export const VALID_ORDERS: View = {
  name: 'valid_orders',
  row: 'A valid order, with its place among those of its customer.',
  isKept: true,
  sql: /* sql */ `
    SELECT customer_id, placed_at, day, month, currency, net_minor, channel, country, nth, first_at, first_month, first_currency,
      previous_day,
      CAST(floor(CAST(date_diff('second', first_at, placed_at) AS DOUBLE) / 86400) AS INTEGER) AS age_days
    FROM (
      SELECT customer_id, placed_at, day, month, currency, net_minor, channel, country,
        row_number() OVER its_customers AS nth,
        first_value(placed_at) OVER its_customers AS first_at,
        first_value(month) OVER its_customers AS first_month,
        first_value(currency) OVER its_customers AS first_currency,
        lag(day) OVER its_customers AS previous_day
      FROM known_orders
      WHERE is_valid
      WINDOW its_customers AS (PARTITION BY customer_id ORDER BY placed_at, order_key)
    ) AS numbered`,
};
