import { dayAfter } from '../iso-day.ts';
import type { Metric } from '../metric.ts';
import { shareFigure } from '../share-figure.ts';
import { type CutRow, cutOf, groupByCuts, orderByCuts, SELECT_CUTS } from './customer-cuts.ts';

const YEAR_DAYS = 365;

/** Each customer once, with the orders of a lifetime and of the last 365 local days. */
export const REPEAT_PURCHASE_SQL = /* sql */ `
  SELECT ${SELECT_CUTS}, min(first_day) AS since,
    count(*) AS customers, count(*) FILTER (WHERE orders >= 2) AS repeaters,
    count(*) FILTER (WHERE orders_of_year >= 1) AS customers_of_year,
    count(*) FILTER (WHERE orders_of_year >= 2) AS repeaters_of_year
  FROM customers
  LEFT JOIN (
    SELECT customer_id, count(*) AS orders_of_year
    FROM valid_orders CROSS JOIN run
    WHERE date_diff('day', day, as_of) <= ${YEAR_DAYS}
    GROUP BY customer_id
  ) AS of_year USING (customer_id)
  ${groupByCuts()}
  ${orderByCuts()}`;

interface RepeatCounts extends CutRow {
  readonly since: string;
  readonly customers: number;
  readonly repeaters: number;
  readonly customers_of_year: number;
  readonly repeaters_of_year: number;
}

const ABOUT = { name: 'repeat_purchase', definitionVersion: 1 } as const;

export const REPEAT_PURCHASE: Metric = {
  ...ABOUT,
  says: `Of the customers with at least one valid order in the window (denominator), those with at least two (numerator). Windows:
everything before as_of (part \`lifetime\`), and the ${YEAR_DAYS} local days before it (part \`year\`), which is null (IMMATURE) while
the shop's first order is younger.`,
  async figures(query, run) {
    const rows = await query<RepeatCounts>(REPEAT_PURCHASE_SQL);
    const since = rows.reduce((least, row) => (row.since < least ? row.since : least), run.asOf);
    const yearAgo = dayAfter(run.asOf, -YEAR_DAYS);
    return rows
      .filter(({ customers }) => customers > 0)
      .flatMap((row) => [
        shareFigure(
          ABOUT,
          run,
          { from: since, to: run.asOf },
          { ...cutOf(row), part: 'lifetime' },
          { numerator: row.repeaters, denominator: row.customers },
        ),
        shareFigure(
          ABOUT,
          run,
          { from: yearAgo, to: run.asOf },
          { ...cutOf(row), part: 'year' },
          { numerator: row.repeaters_of_year, denominator: row.customers_of_year },
          since > yearAgo ? 'IMMATURE' : null,
        ),
      ]);
  },
};
