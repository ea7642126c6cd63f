import type { Metric } from '../metric.ts';
import { firstDayOf } from '../months.ts';
import { shareFigure } from '../share-figure.ts';
import { cutOf } from './customer-cuts.ts';
import { immatureUntilOver, monthCounts, monthWindow } from './month-counts.ts';

const ABOUT = { name: 'returning_customers', definitionVersion: 1 } as const;

export const RETURNING_CUSTOMERS: Metric = {
  ...ABOUT,
  says: `Of the customers with a valid order in a month (denominator), those with more than one valid order ever, counted up to the
end of that month so that a month's figure does not rise with what comes later (numerator). Shopify's rate; it is not the repeat
purchase rate. Null (IMMATURE) until the month is over.`,
  async figures(query, run) {
    return (await monthCounts(query)).map((row) =>
      shareFigure(
        ABOUT,
        run,
        monthWindow(row.month),
        { month: firstDayOf(row.month), ...cutOf(row) },
        { numerator: row.returning, denominator: row.active },
        immatureUntilOver(row.month, run),
      ),
    );
  },
};
