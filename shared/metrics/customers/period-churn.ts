import type { Metric } from '../metric.ts';
import { firstDayOf } from '../months.ts';
import { shareFigure } from '../share-figure.ts';
import { cutOf } from './customer-cuts.ts';
import { immatureUntilOver, monthCounts, monthWindow } from './month-counts.ts';

const ABOUT = { name: 'period_churn', definitionVersion: 1 } as const;

export const PERIOD_CHURN: Metric = {
  ...ABOUT,
  says: `Of the customers with a valid order in a month (denominator), those without one in the next month (numerator): 1 − (active in
both) / (active in the first). The window is both months; null (IMMATURE) until the second is over.`,
  async figures(query, run) {
    return (await monthCounts(query)).map((row) =>
      shareFigure(
        ABOUT,
        run,
        monthWindow(row.month, 2),
        { month: firstDayOf(row.month), ...cutOf(row) },
        { numerator: row.active - row.stayed, denominator: row.active },
        immatureUntilOver(row.month + 1, run),
      ),
    );
  },
};
