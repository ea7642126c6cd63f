import type { IsoDay } from '../figure.ts';

/** The first day of the month after that of `month`. */
export function monthAfter(month: IsoDay): IsoDay {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 1)).toISOString().slice(0, 10);
}

/** All months from the first that has something to that of the last day before `asOf`, by their first days. */
export function monthsUntil(first: IsoDay | undefined, asOf: IsoDay): readonly IsoDay[] {
  const months: IsoDay[] = [];
  for (let month = first; month !== undefined && month < asOf; month = monthAfter(month)) months.push(month);
  return months;
}
