import type { Metric } from '../metric.ts';
import { cohortCountOf, cohortFigures } from './cohort-figures.ts';
import { type CutRow, groupByCuts, orderByCuts, SELECT_CUTS } from './customer-cuts.ts';
import { agedStep } from './retention-day.ts';
import { REPEAT_WITHIN_DAYS } from './return-ages.ts';

const counts = REPEAT_WITHIN_DAYS.map((days) => {
  const observed = `first_at + INTERVAL '${days}' DAY <= as_of_at`;
  return `count(*) FILTER (WHERE ${observed}) AS observed_${days},
    count(*) FILTER (WHERE ${observed} AND second_at < first_at + INTERVAL '${days}' DAY) AS repeated_${days}`;
});

export const REPEAT_WITHIN_SQL = /* sql */ `
  SELECT cohort, ${SELECT_CUTS},
    ${counts.join(',\n    ')}
  FROM customers CROSS JOIN run
  ${groupByCuts('cohort')}
  ${orderByCuts('cohort')}`;

interface RepeatCounts extends CutRow {
  readonly cohort: number;
}

const ABOUT = { name: 'repeat_within', definitionVersion: 1 } as const;

export const REPEAT_WITHIN: Metric = {
  ...ABOUT,
  says: `Of the customers whose first valid order, at t0, was N · 24 hours ago or earlier (denominator), those whose second was in
[t0, t0 + 24 h·N) (numerator), for N of ${REPEAT_WITHIN_DAYS.join(', ')}. A cohort is null (IMMATURE) until all of it is N days old.`,
  async figures(query, run) {
    const rows = await query<RepeatCounts>(REPEAT_WITHIN_SQL);
    return REPEAT_WITHIN_DAYS.flatMap((days) => {
      const cells = rows.map((row) =>
        cohortCountOf({
          ...row,
          numerator: Number(row[`repeated_${days}`]),
          denominator: Number(row[`observed_${days}`]),
        }),
      );
      return cohortFigures(ABOUT, run, cells, agedStep(run, days, days), 'observed');
    });
  },
};
