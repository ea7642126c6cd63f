import type { Metric } from '../metric.ts';
import { firstDayOf } from '../months.ts';
import { figureOf } from '../share-figure.ts';
import { cutOf } from './customer-cuts.ts';
import { immatureUntilOver, monthCounts, monthWindow } from './month-counts.ts';

const ABOUT = { name: 'new_customers', definitionVersion: 1 } as const;

export const NEW_CUSTOMERS: Metric = {
  ...ABOUT,
  says: `Customers whose first valid order was in a month. A count, without a denominator; null (IMMATURE) until the month is over.`,
  async figures(query, run) {
    return (await monthCounts(query)).map((row) => {
      const reason = immatureUntilOver(row.month, run);
      const count = reason === null ? row.new_customers : null;
      return figureOf(ABOUT, run, monthWindow(row.month), {
        cut: { month: firstDayOf(row.month), ...cutOf(row) },
        unit: 'customers',
        numerator: count,
        value: count,
        reason,
      });
    });
  },
};
