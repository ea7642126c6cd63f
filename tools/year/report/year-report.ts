import { SECONDS_PER_DAY } from '../../../shared/domain/calendar.ts';
import type { Trigger } from '../../../shared/domain/program/trigger.ts';
import type { Coverage } from '../../experiments/trials/measure.ts';
import { plannedOutcomes } from '../effects/planned-outcomes.ts';
import { repeatedCoverage, truthOfPool } from '../effects/repeated.ts';
import { yearEffect } from '../effects/year-effect.ts';
import { evidenceOf } from '../judge/evidence.ts';
import { fingerprintOf } from '../judge/fingerprint.ts';
import { judge } from '../judge/judge.ts';
import { triggerRows } from '../judge/trigger-rows.ts';
import { population } from '../population/population.ts';
import type { Year, YearTerms } from '../run/run-year.ts';
import { PLANTED_EFFECT, PLANTED_ZERO, yearProgram } from '../year-program.ts';
import { effectsText } from './effects-text.ts';
import { effortText } from './effort-text.ts';
import { lawsText, triggersText, yearText } from './laws-text.ts';

export interface YearReport {
  readonly breaches: number;
  /** Markdown. */
  readonly text: string;
  readonly coverages: readonly Coverage[];
  readonly figures: object;
}

/** Everything that is to be told of a year that is over. @param runs of each repeated experiment; 0: none */
export function yearReport(
  { lanes, effort }: Pick<Year, 'lanes' | 'effort'>,
  terms: YearTerms,
  runs: number,
  afterRun: () => void,
): YearReport {
  const program = yearProgram();
  const outcomes = lanes.map(({ outcome }) => outcome);
  const { begin, days, seed } = terms;
  const end = begin + days * SECONDS_PER_DAY;
  const evidence = evidenceOf({ begin, end, program, people: population(terms), outcomes });
  const laws = judge(evidence);
  const rows = triggerRows(evidence, summed(outcomes.map(({ postponed }) => postponed)));
  const planted = [PLANTED_EFFECT, PLANTED_ZERO].map((id) => {
    const trigger = triggerOf(program.triggers ?? [], id);
    const pool = plannedOutcomes(id, evidence, terms);
    return { id, trigger, pool, report: yearEffect(trigger, evidence), truth: truthOfPool(pool).conversion };
  });
  const coverages = planted.flatMap(({ id, trigger, pool }) =>
    runs === 0 || pool.length === 0
      ? []
      : [repeatedCoverage({ name: id, trigger, pool, runs, seed, afterRun })],
  );
  const counts = summed(outcomes.map((outcome) => outcome.counts));
  const counted = { people: terms.members, days, entries: evidence.entries.length, counts };
  const fingerprint = fingerprintOf(evidence);
  const judged = planted.map(({ id, report, truth }) => ({ triggerId: id, report, truth }));
  return {
    breaches: laws.reduce((sum, { breaches }) => sum + breaches.length, 0),
    text: [
      yearText(evidence),
      lawsText(laws),
      triggersText(rows),
      `Decisions, e-mails and entries with their minutes: ${fingerprint}`,
      effectsText(judged),
      effortText(effort, counted),
    ].join('\n\n'),
    coverages,
    figures: { terms, fingerprint, laws, triggers: rows, judged, coverages, effort, counts },
  };
}

function triggerOf(triggers: readonly Trigger[], id: string): Trigger {
  const found = triggers.find((trigger) => trigger.id === id);
  if (found === undefined) throw new Error(`the program of the year has no trigger ${id}`);
  return found;
}

function summed<K extends string>(all: readonly Readonly<Record<K, number>>[]): Record<K, number> {
  const sums = {} as Record<K, number>;
  for (const each of all)
    for (const [key, value] of Object.entries<number>(each)) sums[key as K] = (sums[key as K] ?? 0) + value;
  return sums;
}
