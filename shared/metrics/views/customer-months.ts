import type { View } from '../metric.ts';

export const CUSTOMER_MONTHS: View = {
  name: 'customer_months',
  row: 'A month in which a customer placed a valid order, with the next such month.',
  isKept: true,
  sql: /* sql */ `
    SELECT month, next_month, last_nth, cohort, tier, segment, channel, country
    FROM (
      SELECT customer_id, month, max(nth) AS last_nth, lead(month) OVER (PARTITION BY customer_id ORDER BY month) AS next_month
      FROM valid_orders
      GROUP BY customer_id, month
    ) AS months
    JOIN customers USING (customer_id)`,
};
