import type { Metric } from '../metric.ts';
import { cohortCountOf, cohortFigures } from './cohort-figures.ts';
import { type CutRow, groupByCuts, orderByCuts, SELECT_CUTS } from './customer-cuts.ts';
import { agedStep } from './retention-day.ts';
import { bracketColumn, RETURN_BRACKETS } from './return-ages.ts';

export const RETENTION_BRACKET_SQL = /* sql */ `
  SELECT cohort, ${SELECT_CUTS}, count(*) AS customers,
    ${RETURN_BRACKETS.map((bracket) => `count(*) FILTER (WHERE ${bracketColumn(bracket)}) AS ${bracketColumn(bracket)}`).join(', ')}
  FROM customers
  ${groupByCuts('cohort')}
  ${orderByCuts('cohort')}`;

interface BracketCounts extends CutRow {
  readonly cohort: number;
  readonly customers: number;
}

const ABOUT = { name: 'retention_bracket', definitionVersion: 1 } as const;
const names = RETURN_BRACKETS.map(({ from, to }) => `${from}–${to}`).join(', ');

export const RETENTION_BRACKET: Metric = {
  ...ABOUT,
  says: `Of the customers of a cohort (denominator), those with another valid order on one of the days ${names} after the first, both
ends included and days counted in 24 hours from the first order: [t0 + 24 h·from, t0 + 24 h·(to + 1)) (numerator). A cohort is null
(IMMATURE) until all days have passed since its month ended. Without a cohort: the average over complete cohorts.`,
  async figures(query, run) {
    const rows = await query<BracketCounts>(RETENTION_BRACKET_SQL);
    return RETURN_BRACKETS.flatMap((bracket) => {
      const counts = rows.map((row) =>
        cohortCountOf({ ...row, numerator: Number(row[bracketColumn(bracket)]), denominator: row.customers }),
      );
      const { from, to } = bracket;
      return cohortFigures(ABOUT, run, counts, agedStep(run, from, to + 1, `${from}-${to}`));
    });
  },
};
