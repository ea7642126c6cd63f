import type { Metric } from '../metric.ts';
import { cohortCountOf, cohortFigures } from './cohort-figures.ts';
import { type CutRow, groupByCuts, orderByCuts, SELECT_CUTS } from './customer-cuts.ts';
import { agedStep } from './retention-day.ts';
import { RETURN_DAYS } from './return-ages.ts';

/** Who has an order at an age has been observed for as long. */
export const RETENTION_ON_OR_AFTER_SQL = /* sql */ `
  SELECT cohort, ${SELECT_CUTS},
    ${RETURN_DAYS.map(
      (day) =>
        `count(*) FILTER (WHERE first_at + INTERVAL '${day}' DAY <= as_of_at) AS observed_${day}, count(*) FILTER (WHERE last_age_days >= ${day}) AS returned_${day}`,
    ).join(', ')}
  FROM customers CROSS JOIN run
  ${groupByCuts('cohort')}
  ${orderByCuts('cohort')}`;

interface ReturnCounts extends CutRow {
  readonly cohort: number;
}

const ABOUT = { name: 'retention_on_or_after', definitionVersion: 1 } as const;

export const RETENTION_ON_OR_AFTER: Metric = {
  ...ABOUT,
  says: `Of the customers whose first valid order was N · 24 hours ago or earlier (denominator), those with another at that age or
later (numerator), for N of ${RETURN_DAYS.join(', ')}. The longer a cohort has been observed the higher it is: never compare cohorts
with one another by it. A cohort is null (IMMATURE) until all of it has been observed for N days.`,
  async figures(query, run) {
    const rows = await query<ReturnCounts>(RETENTION_ON_OR_AFTER_SQL);
    return RETURN_DAYS.flatMap((day) => {
      const counts = rows.map((row) =>
        cohortCountOf({
          ...row,
          numerator: Number(row[`returned_${day}`]),
          denominator: Number(row[`observed_${day}`]),
        }),
      );
      const step = agedStep(run, day, day);
      return cohortFigures(
        ABOUT,
        run,
        counts,
        { ...step, windowOf: (cohort) => ({ from: step.windowOf(cohort).from, to: run.asOf }) },
        'observed',
      );
    });
  },
};
