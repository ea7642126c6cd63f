import type { View } from '../metric.ts';

/** The least value that at least k fifths of the customers do not exceed, for k from 1 to 4: the values are those of customers. */
const cuts = (measure: string, name: string): string => /* sql */ `
    SELECT currency, ${[1, 2, 3, 4].map((fifths) => `min(value) FILTER (WHERE 5 * up_to >= ${fifths} * everyone) AS ${name}_${fifths}`).join(', ')},
      max(everyone) AS customers
    FROM (
      SELECT currency, value, sum(customers) OVER (PARTITION BY currency ORDER BY value) AS up_to,
        sum(customers) OVER (PARTITION BY currency) AS everyone
      FROM (
        SELECT currency, ${measure} AS value, count(*) AS customers
        FROM customer_sums CROSS JOIN run
        GROUP BY currency, ${measure}
      ) AS counted
    ) AS cumulated
    GROUP BY currency`;

export const RECENCY_DAYS = "date_diff('day', last_day, as_of)";

export const RFM_CUT_POINTS: View = {
  name: 'rfm_cut_points',
  row: 'A currency, with the four cut points of each measure among the customers who first ordered in it.',
  isKept: true,
  sql: /* sql */ `
    SELECT currency, customers,
      recency_1, recency_2, recency_3, recency_4, orders_1, orders_2, orders_3, orders_4, value_1, value_2, value_3, value_4
    FROM (${cuts(RECENCY_DAYS, 'recency')}) AS recency
    JOIN (SELECT currency, orders_1, orders_2, orders_3, orders_4 FROM (${cuts('orders', 'orders')}) AS o) AS orders USING (currency)
    JOIN (SELECT currency, value_1, value_2, value_3, value_4 FROM (${cuts('value_minor', 'value')}) AS v) AS value USING (currency)`,
};
