import type { View } from '../metric.ts';

/** What the models of lifetime value know of a customer. Orders of one day are one. */
export const CUSTOMER_PURCHASES: View = {
  name: 'customer_purchases',
  row: 'A customer in one currency, with the days on which orders in it were placed.',
  isKept: true,
  sql: /* sql */ `
    SELECT customer_id, currency, min(day) AS first_day, max(day) AS last_day, count(*) AS order_days,
      CAST(sum(net_minor) AS BIGINT) AS value_minor,
      CAST(sum(net_minor) AS BIGINT) - min_by(net_minor, day) AS repeat_value_minor
    FROM (
      SELECT customer_id, currency, day, CAST(sum(net_minor) AS BIGINT) AS net_minor
      FROM valid_orders
      GROUP BY customer_id, currency, day
    ) AS order_days
    GROUP BY customer_id, currency`,
};
