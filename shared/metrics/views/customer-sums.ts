import { LATER_VALUE_DAYS, laterValueColumn } from '../customers/later-value.ts';
import { bracketColumn, dayColumn, RETURN_BRACKETS, RETURN_DAYS } from '../customers/return-ages.ts';
import type { View } from '../metric.ts';

const days = RETURN_DAYS.map((day) => `bool_or(age_days = ${day}) AS ${dayColumn(day)}`);
const brackets = RETURN_BRACKETS.map(
  (bracket) =>
    `bool_or(age_days >= ${bracket.from} AND age_days < ${bracket.to + 1}) AS ${bracketColumn(bracket)}`,
);

const laterValues = LATER_VALUE_DAYS.map(
  (within) =>
    `CAST(coalesce(sum(net_minor) FILTER (WHERE nth > 1 AND age_days < ${within} AND currency = first_currency), 0) AS BIGINT) AS ${laterValueColumn(within)}`,
);

/**
 * Channel, country and currency are those of the first order, so that a customer never wanders from one cut to another. Value is
 * of orders in that currency alone, as money is never added across currencies.
 */
export const CUSTOMER_SUMS: View = {
  name: 'customer_sums',
  row: 'A customer with a valid order, with what the orders tell.',
  isKept: true,
  sql: /* sql */ `
    SELECT customer_id, min(first_at) AS first_at, max(placed_at) AS last_at, min(placed_at) FILTER (WHERE nth = 2) AS second_at,
      min(day) AS first_day, max(day) AS last_day, min(month) AS cohort,
      count(*) AS orders, count(*) FILTER (WHERE previous_day IS NULL OR previous_day <> day) AS order_days,
      max(age_days) AS last_age_days,
      max(channel) FILTER (WHERE nth = 1) AS channel, max(country) FILTER (WHERE nth = 1) AS country,
      min(first_currency) AS currency,
      CAST(sum(net_minor) FILTER (WHERE currency = first_currency) AS BIGINT) AS value_minor,
      CAST(sum(net_minor) FILTER (WHERE nth = 1) AS BIGINT) AS first_value_minor,
      ${[...laterValues, ...days, ...brackets].join(',\n      ')}
    FROM valid_orders
    GROUP BY customer_id`,
};
