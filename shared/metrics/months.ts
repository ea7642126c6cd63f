import type { IsoDay } from './figure.ts';
import type { MetricRun } from './metric.ts';

/** A month as SQL counts it, year · 12 + month, January being 1: whole numbers, so that months can be added and compared. */
export type MonthIndex = number;

const dateOf = (month: MonthIndex): number => Date.UTC(Math.floor((month - 1) / 12), (month - 1) % 12, 1);

/** The first day of a month, such as `2026-01-01`. */
export const firstDayOf = (month: MonthIndex): IsoDay => new Date(dateOf(month)).toISOString().slice(0, 10);

export const monthOf = (day: IsoDay): MonthIndex => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));

/** The first day of the month after that of `day`. */
export const monthAfter = (day: IsoDay): IsoDay => firstDayOf(monthOf(day) + 1);

/** All months from the first that has something to that of the last day before `asOf`, by their first days. */
export function monthsUntil(first: IsoDay | undefined, asOf: IsoDay): readonly IsoDay[] {
  const months: IsoDay[] = [];
  for (let month = first; month !== undefined && month < asOf; month = monthAfter(month)) months.push(month);
  return months;
}

/** The first month that is not over when `as_of` begins. */
export const runningMonth = ({ asOf }: Pick<MetricRun, 'asOf'>): MonthIndex => monthOf(asOf);
