import { dayAfter } from '../iso-day.ts';
import type { Metric, MetricRun } from '../metric.ts';
import { firstDayOf } from '../months.ts';
import { cohortCountOf, cohortFigures, isCohortAged, type Step } from './cohort-figures.ts';
import { type CutRow, groupByCuts, orderByCuts, SELECT_CUTS } from './customer-cuts.ts';
import { dayColumn, RETURN_DAYS } from './return-ages.ts';

export const RETENTION_DAY_SQL = /* sql */ `
  SELECT cohort, ${SELECT_CUTS}, count(*) AS customers,
    ${RETURN_DAYS.map((day) => `count(*) FILTER (WHERE ${dayColumn(day)}) AS ${dayColumn(day)}`).join(', ')}
  FROM customers
  ${groupByCuts('cohort')}
  ${orderByCuts('cohort')}`;

interface DayCounts extends CutRow {
  readonly cohort: number;
  readonly customers: number;
}

const ABOUT = { name: 'retention_day', definitionVersion: 1 } as const;

export const RETENTION_DAY: Metric = {
  ...ABOUT,
  says: `Of the customers whose first valid order, at t0, was in a month (the cohort, denominator), those who placed another in
[t0 + 24 h·N, t0 + 24 h·(N + 1)) (numerator), for N of ${RETURN_DAYS.join(', ')}. A cohort is null (IMMATURE) until N + 1 days have
passed since its month ended. Without a cohort: the average over complete cohorts.`,
  async figures(query, run) {
    const rows = await query<DayCounts>(RETENTION_DAY_SQL);
    return RETURN_DAYS.flatMap((day) => {
      const counts = rows.map((row) =>
        cohortCountOf({ ...row, numerator: Number(row[dayColumn(day)]), denominator: row.customers }),
      );
      return cohortFigures(ABOUT, run, counts, agedStep(run, day, day + 1));
    });
  },
};

/** @param observedDays after so many days of age nothing that comes counts any more */
export function agedStep(run: MetricRun, step: number, observedDays: number, part?: string): Step {
  return {
    cut: { step, ...(part === undefined ? {} : { part }) },
    isComplete: isCohortAged(run, observedDays),
    windowOf: (cohort) => ({ from: firstDayOf(cohort), to: dayAfter(firstDayOf(cohort + 1), observedDays) }),
  };
}
