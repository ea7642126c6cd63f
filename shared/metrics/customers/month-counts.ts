import type { Query } from '../../lake/engine.ts';
import type { MetricRun } from '../metric.ts';
import { firstDayOf, type MonthIndex, runningMonth } from '../months.ts';
import type { Window } from '../share-figure.ts';
import { type CutRow, groupByCuts, orderByCuts, SELECT_CUTS } from './customer-cuts.ts';

/** Months from the shop's first to the one that runs; a month is not counted for a cut of which nobody ordered in it. */
export const MONTH_COUNTS_SQL = /* sql */ `
  SELECT month, ${SELECT_CUTS},
    count(*) AS active,
    count(*) FILTER (WHERE cohort = month) AS new_customers,
    count(*) FILTER (WHERE last_nth > 1) AS returning,
    count(*) FILTER (WHERE next_month = month + 1) AS stayed
  FROM customer_months
  ${groupByCuts('month')}
  ${orderByCuts('month')}`;

export interface MonthCount extends CutRow {
  readonly month: MonthIndex;
  /** Customers with a valid order in the month. */
  readonly active: number;
  /** Of them, for the first time ever. */
  readonly new_customers: number;
  /** Of them, with more than one order ever until the month ended. */
  readonly returning: number;
  /** Of them, with an order in the next month, too. */
  readonly stayed: number;
}

export const monthCounts = (query: Query): Promise<readonly MonthCount[]> =>
  query<MonthCount>(MONTH_COUNTS_SQL);

export const monthWindow = (month: MonthIndex, months = 1): Window => ({
  from: firstDayOf(month),
  to: firstDayOf(month + months),
});

/** Why a figure of a month has no value yet; null where the month is over. */
export const immatureUntilOver = (lastMonth: MonthIndex, run: MetricRun): string | null =>
  lastMonth < runningMonth(run) ? null : 'IMMATURE';
