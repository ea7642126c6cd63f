import type { Dialect } from '../dialect.ts';
import type { View } from '../metric.ts';
import { localMonth } from './utc-days.ts';

export const pointsSales = (dialect: Dialect): View => ({
  name: 'points_sales',
  row: 'What was paid, in one currency, for orders that earned points in one month, without what went back by `as_of`.',
  isKept: true,
  sql: /* sql */ `
    SELECT CASE WHEN month IS NULL THEN ${localMonth(dialect, 'earned_at')} ELSE month END AS vintage, currency,
      CAST(sum(net_minor) AS BIGINT) AS net_minor
    FROM (
      SELECT min(recorded_at) FILTER (WHERE type <> 'order.refunded' AND points > 0) AS earned_at,
        max(currency) FILTER (WHERE type = 'order.recorded') AS currency,
        sum(net_minor) FILTER (WHERE type <> 'order.claimed') AS net_minor
      FROM orders CROSS JOIN run
      WHERE recorded_at < as_of_at AND type IN ('order.recorded', 'order.claimed', 'order.refunded')
      GROUP BY order_key
    ) AS sold
    LEFT JOIN utc_days ON utc_day = CAST(earned_at AS DATE)
    WHERE earned_at IS NOT NULL
    GROUP BY CASE WHEN month IS NULL THEN ${localMonth(dialect, 'earned_at')} ELSE month END, currency`,
});
