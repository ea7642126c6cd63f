import type { Figure } from '../figure.ts';
import type { Metric } from '../metric.ts';
import { firstDayOf, type MonthIndex, runningMonth } from '../months.ts';
import { type CohortCount, cohortFigures, type Step } from './cohort-figures.ts';
import { type CutRow, cutOf, groupByCuts, orderByCuts, SELECT_CUTS } from './customer-cuts.ts';

/** Who ordered so many months after the month of the first order; at step 0 that is everyone. */
export const RETENTION_CALENDAR_SQL = /* sql */ `
  SELECT cohort, step, ${SELECT_CUTS}, count(*) AS customers
  FROM (SELECT cohort, month - cohort AS step, ${SELECT_CUTS} FROM customer_months) AS months
  ${groupByCuts('cohort', 'step')}
  ${orderByCuts('cohort', 'step')}`;

interface MonthCount extends CutRow {
  readonly cohort: number;
  readonly step: number;
  readonly customers: number;
}

const ABOUT = { name: 'retention_calendar', definitionVersion: 1 } as const;

export const RETENTION_CALENDAR: Metric = {
  ...ABOUT,
  says: `Of the customers whose first valid order was in a month (the cohort, denominator), those who placed a valid order in the
calendar month k months later (numerator). Step 0 is the month itself. Months of the program's calendar; a cell is null (IMMATURE)
until its month is over. Without a cohort: the average over cohorts, Σ numerators / Σ denominators of the complete cells.`,
  async figures(query, run) {
    const rows = await query<MonthCount>(RETENTION_CALENDAR_SQL);
    const running = runningMonth(run);
    const sizes = rows.filter(({ step }) => step === 0);
    const first = Math.min(...sizes.map(({ cohort }) => cohort));
    const active = new Map(rows.map((row) => [keyOf(row), row.customers]));
    // What has begun on the very day of as_of has nothing to show.
    const last = run.asOf.endsWith('-01') ? running - 1 : running;
    const figures: Figure[] = [];
    for (let step = 0; step <= last - first; step += 1) {
      const counts: CohortCount[] = sizes
        .filter(({ cohort }) => cohort + step <= last)
        .map((size) => ({
          cohort: size.cohort,
          cut: cutOf(size),
          numerator: active.get(keyOf({ ...size, step })) ?? 0,
          denominator: size.customers,
        }));
      figures.push(...cohortFigures(ABOUT, run, counts, monthStep(step, running)));
    }
    return figures;
  },
};

const keyOf = ({ cohort, step, tier, segment, channel, country }: MonthCount): string =>
  JSON.stringify([cohort, step, tier, segment, channel, country]);

const monthStep = (step: number, running: MonthIndex): Step => ({
  cut: { step },
  isComplete: (cohort) => cohort + step < running,
  windowOf: (cohort) => ({ from: firstDayOf(cohort + step), to: firstDayOf(cohort + step + 1) }),
});
