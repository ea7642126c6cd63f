import type { CountedHistory } from '../../domain/lifetime-value/ordering-history.ts';
import type { CountedRepeatValue } from '../../domain/lifetime-value/repeat-value.ts';
import type { Query, Row } from '../../lake/engine.ts';

/** In days from the first one; observed to the end of the last complete day, the one before `as_of`. */
const HISTORY = /* sql */ `order_days - 1 AS repeats, date_diff('day', first_day, last_day) AS last_at,
      date_diff('day', first_day, as_of) - 1 AS age`;

/** Distinct histories of orders in whatever currency. Sorted, as sums of doubles come out otherwise in another order. */
export const HISTORIES_SQL = /* sql */ `
  SELECT repeats, last_at, age, count(*) AS customers
  FROM (SELECT ${HISTORY} FROM customers CROSS JOIN run) AS histories
  GROUP BY repeats, last_at, age
  ORDER BY repeats, last_at, age`;

/** Distinct histories of orders in each currency. */
export const HISTORIES_BY_CURRENCY_SQL = /* sql */ `
  SELECT currency, repeats, last_at, age, count(*) AS customers
  FROM (SELECT currency, ${HISTORY} FROM customer_purchases CROSS JOIN run) AS histories
  GROUP BY currency, repeats, last_at, age
  ORDER BY currency, repeats, last_at, age`;

export const REPEAT_VALUES_SQL = /* sql */ `
  SELECT currency, order_days - 1 AS repeats, repeat_value_minor, count(*) AS customers
  FROM customer_purchases
  GROUP BY currency, order_days - 1, repeat_value_minor
  ORDER BY currency, order_days - 1, repeat_value_minor`;

/** Customers who first ordered in a month, so that never more than those of one month are in memory. */
export const historiesOfCohortSql = (cohort: number): string => /* sql */ `
  SELECT group_number, repeats, last_at, age, count(*) AS customers
  FROM (
    SELECT group_number, ${HISTORY}
    FROM customers CROSS JOIN run JOIN customer_groups USING (tier, segment, channel, country)
    WHERE cohort = ${cohort}
  ) AS histories
  GROUP BY group_number, repeats, last_at, age
  ORDER BY group_number, repeats, last_at, age`;

/** The same with what they spent, in each currency. */
export const purchasesOfCohortSql = (cohort: number): string => /* sql */ `
  SELECT currency, group_number, repeats, last_at, age, value_minor, repeat_value_minor, count(*) AS customers
  FROM (
    SELECT purchases.currency, group_number, purchases.order_days - 1 AS repeats,
      date_diff('day', purchases.first_day, purchases.last_day) AS last_at,
      date_diff('day', purchases.first_day, as_of) - 1 AS age,
      purchases.value_minor, repeat_value_minor
    FROM customers CROSS JOIN run JOIN customer_groups USING (tier, segment, channel, country)
    JOIN customer_purchases AS purchases USING (customer_id)
    WHERE cohort = ${cohort}
  ) AS histories
  GROUP BY currency, group_number, repeats, last_at, age, value_minor, repeat_value_minor
  ORDER BY currency, group_number, repeats, last_at, age, value_minor, repeat_value_minor`;

export interface HistoryRow extends Row {
  readonly repeats: number;
  readonly last_at: number;
  readonly age: number;
  readonly customers: number;
}

interface ValueRow extends Row {
  readonly currency: string;
  readonly repeats: number;
  readonly repeat_value_minor: number;
  readonly customers: number;
}

/** What both models are fitted to. */
export interface CountedPurchases {
  readonly histories: readonly CountedHistory[];
  readonly values: readonly CountedRepeatValue[];
}

export const historyOfRow = ({ repeats, last_at, age, customers }: HistoryRow): CountedHistory => ({
  repeats,
  lastAt: last_at,
  age,
  customers,
});

/** Counted histories and values of each currency, those of one after the other. */
export async function countedPurchases(query: Query): Promise<ReadonlyMap<string, CountedPurchases>> {
  const histories = Map.groupBy(
    await query<HistoryRow & { readonly currency: string }>(HISTORIES_BY_CURRENCY_SQL),
    ({ currency }) => currency,
  );
  const values = Map.groupBy(await query<ValueRow>(REPEAT_VALUES_SQL), ({ currency }) => currency);
  return new Map(
    [...histories.keys()].toSorted().map((currency) => [
      currency,
      {
        histories: (histories.get(currency) ?? []).map(historyOfRow),
        values: (values.get(currency) ?? []).map(({ repeats, repeat_value_minor, customers }) => ({
          repeats,
          repeatValue: repeat_value_minor,
          customers,
        })),
      },
    ]),
  );
}
