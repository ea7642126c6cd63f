import { LATER_VALUE_DAYS, laterValueColumn } from '../customers/later-value.ts';
import { bracketColumn, dayColumn, RETURN_BRACKETS, RETURN_DAYS } from '../customers/return-ages.ts';
import { rfmGroupSql } from '../customers/rfm-groups.ts';
import type { View } from '../metric.ts';
import { RECENCY_DAYS } from './rfm-cut-points.ts';

/** How many of the cut points a value exceeds. Equal values exceed the same ones, and so share a score. */
const exceeded = (value: string, name: string): string =>
  [1, 2, 3, 4].map((fifths) => `CASE WHEN ${value} > ${name}_${fifths} THEN 1 ELSE 0 END`).join(' + ');

const taken = [
  ...LATER_VALUE_DAYS.map(laterValueColumn),
  ...RETURN_DAYS.map(dayColumn),
  ...RETURN_BRACKETS.map(bracketColumn),
];

export const CUSTOMERS: View = {
  name: 'customers',
  row: 'A customer with a valid order before `as_of`, with all that figures are cut by, as it was when `as_of` began.',
  isKept: true,
  sql: /* sql */ `
    SELECT customer_id, first_at, second_at, last_at, first_day, last_day, cohort, orders, order_days, last_age_days, currency,
      value_minor, first_value_minor, recency_days, recency_score, orders_score, value_score,
      ${rfmGroupSql('recency_score', 'CAST(floor(CAST(orders_score + value_score + 1 AS DOUBLE) / 2) AS INTEGER)')} AS segment,
      coalesce(tier, 'none') AS tier, coalesce(channel, 'unknown') AS channel, coalesce(country, 'unknown') AS country,
      enrolled_at, ${taken.join(', ')}
    FROM (
      SELECT customer_sums.*, ${RECENCY_DAYS} AS recency_days,
        5 - (${exceeded(RECENCY_DAYS, 'recency')}) AS recency_score,
        1 + ${exceeded('orders', 'orders')} AS orders_score,
        1 + ${exceeded('value_minor', 'value')} AS value_score
      FROM customer_sums CROSS JOIN run
      JOIN rfm_cut_points ON rfm_cut_points.currency = customer_sums.currency
    ) AS scored
    LEFT JOIN member_tiers USING (customer_id)
    LEFT JOIN memberships USING (customer_id)`,
};
