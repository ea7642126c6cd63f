import type { Cut, Figure } from '../figure.ts';
import { beginOf } from '../iso-day.ts';
import type { MetricRun } from '../metric.ts';
import { firstDayOf, type MonthIndex } from '../months.ts';
import { type CountedShare, type MetricName, shareFigure, type Window } from '../share-figure.ts';
import { type CutRow, cutOf } from './customer-cuts.ts';

/** How many of a cohort, or of a cut of it, did something at a step of their life. */
export interface CohortCount extends CountedShare {
  readonly cohort: MonthIndex;
  readonly cut: Cut;
}

export interface Step {
  /** Tells the step apart: `step`, and `part` where a number is not enough. */
  readonly cut: Cut;
  /** Whether everyone who may yet belong to the cohort has been observed to the end of the step. */
  isComplete(cohort: MonthIndex): boolean;
  /** What a cohort's figure looks at. */
  windowOf(cohort: MonthIndex): Window;
}

const SECONDS_PER_DAY = 86_400;

/**
 * Whether the last who may belong to a cohort, at the end of its month, is older than so many times 24 hours when `as_of` begins.
 * It depends on the calendar alone, so that a cohort matures on the same day whoever is in it.
 */
export function isCohortAged({ asOf, timeZone }: MetricRun, days: number): (cohort: MonthIndex) => boolean {
  const asOfAt = beginOf(asOf, timeZone);
  return (cohort) => beginOf(firstDayOf(cohort + 1), timeZone) + days * SECONDS_PER_DAY <= asOfAt;
}

/** Reads rows that have a cohort, a cut, and the two counts. */
export const cohortCountOf = (
  row: CutRow & { readonly cohort: number; readonly numerator: number; readonly denominator: number },
): CohortCount => ({
  cohort: row.cohort,
  cut: cutOf(row),
  numerator: row.numerator,
  denominator: row.denominator,
});

/** Of whom the figure of everyone is: of complete cohorts, or of each customer who was observed for long enough. */
export type Average = 'complete' | 'observed';

/**
 * A figure for each cohort, and one over cohorts, of everyone and of each cut: Σ numerators / Σ denominators, which is not a mean of
 * percentages.
 * @param average with `observed` the counts have observed customers only
 */
export function cohortFigures(
  metric: MetricName,
  run: MetricRun,
  counts: readonly CohortCount[],
  step: Step,
  average: Average = 'complete',
): readonly Figure[] {
  const cohorts = counts
    .filter(({ cut }) => Object.keys(cut).length === 0)
    .map((count) => {
      const cut = { cohort: firstDayOf(count.cohort), ...step.cut };
      const immature = step.isComplete(count.cohort) ? null : 'IMMATURE';
      return shareFigure(metric, run, step.windowOf(count.cohort), cut, count, immature);
    });
  const cuts = Map.groupBy(counts, ({ cut }) => JSON.stringify(cut));
  return [...cohorts, ...[...cuts.values()].map((all) => averageOf(metric, run, all, step, average))];
}

function averageOf(
  metric: MetricName,
  run: MetricRun,
  counts: readonly CohortCount[],
  step: Step,
  average: Average,
): Figure {
  const counted = average === 'observed' ? counts : counts.filter(({ cohort }) => step.isComplete(cohort));
  const sum = (of: (count: CohortCount) => number) => counted.reduce((all, count) => all + of(count), 0);
  const total = {
    numerator: sum((count) => count.numerator),
    denominator: sum((count) => count.denominator),
  };
  const first = Math.min(...(counted.length === 0 ? counts : counted).map(({ cohort }) => cohort));
  const immature = total.denominator === 0 ? 'IMMATURE' : null;
  const cut = { ...counts[0]?.cut, ...step.cut };
  return shareFigure(metric, run, { from: firstDayOf(first), to: run.asOf }, cut, total, immature);
}
