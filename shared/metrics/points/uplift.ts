import { startOfDay } from '../../domain/calendar.ts';
import type { Effect } from '../../domain/experiments/effect.ts';
import type { GroupOutcome } from '../../domain/experiments/group-outcome.ts';
import { type ExperimentReport, judgeExperiment } from '../../domain/experiments/judge-experiment.ts';
import { CONFIDENCE } from '../../domain/statistics/interval.ts';
import type { Figure } from '../figure.ts';
import type { Metric, MetricRun } from '../metric.ts';
import { outcomesOf, type TriggerOutcomes } from './group-outcomes.ts';
import { figureMaker, type Told } from './point-figure.ts';

const MS_PER_DAY = 86_400_000;

type Judged =
  | { readonly report: ExperimentReport; readonly reason: null }
  | { readonly report: null; readonly reason: string };

/** By what the program planned; only members whose windows are over were counted, so none is open. */
function judge({ planned, outcomes }: TriggerOutcomes, { asOf, timeZone }: MetricRun): Judged {
  if (planned === undefined) return { report: null, reason: 'NO_PLAN' };
  const { experiment } = planned;
  const groups = ['holdout', ...experiment.variants.map(({ id }) => id)];
  if (outcomes.some(({ group }) => !groups.includes(group)))
    return { report: null, reason: 'MIXED_EXPERIMENTS' };
  const moment = startOfDay(Date.parse(asOf) / MS_PER_DAY, timeZone);
  return {
    report: judgeExperiment({ experiment, outcomes, maturesAt: moment, asOf: moment }),
    reason: null,
  };
}

/** A difference of which nobody can say whether it is above or below 0 is no figure: its interval is told alone. */
function effectTold({ verdict, reason, difference }: Effect): Pick<Told, 'value' | 'reason' | 'interval'> {
  if (difference === null) return { value: null, reason, interval: null };
  const interval = { from: difference.from, to: difference.to };
  return verdict === 'inconclusive'
    ? { value: null, reason: 'INCONCLUSIVE', interval }
    : { value: difference.difference, reason: null, interval };
}

const windowTo = ({ asOf }: MetricRun) => ({ from: asOf, to: asOf });

export const UPLIFT: Metric = {
  name: 'uplift',
  definitionVersion: 1,
  says:
    'What asking did, by intention to treat: of all whom the trigger assigned to the variant less of all whom it held out, whether or not a message reached them. Part goal: shares who reached the trigger’s goal, with Newcombe’s interval; part spend: net spend per member in the days after the first ask, with Welch’s. ' +
    `With k variants each interval has the confidence 1 − ${(1 - CONFIDENCE).toFixed(2)}/k. Only members whose windows are over. Null, with its interval, while that spans 0 (INCONCLUSIVE), and null where groups are not as planned (SAMPLE_RATIO_MISMATCH) or too small.`,
  async figures(query, run) {
    const figure = figureMaker(this, run);
    const { currency } = run.settings;
    return (await outcomesOf(query, run)).flatMap((trigger): readonly Figure[] => {
      const cut = { trigger: trigger.trigger };
      const { report, reason } = judge(trigger, run);
      if (report === null)
        return [figure({ window: windowTo(run), cut, value: null, unit: 'ratio', reason })];
      return report.comparisons.flatMap(({ variantId, conversion, spend }) => {
        const own = trigger.outcomes.find(({ group }) => group === variantId);
        const hasGoal = trigger.planned?.goalDays !== null;
        return [
          figure({
            window: windowTo(run),
            cut: { ...cut, variant: variantId, part: 'goal' },
            numerator: own?.converted ?? 0,
            denominator: own?.assigned ?? 0,
            unit: 'ratio',
            ...(hasGoal ? effectTold(conversion) : { value: null, reason: 'NO_GOAL' }),
          }),
          figure({
            window: windowTo(run),
            cut: {
              ...cut,
              variant: variantId,
              part: 'spend',
              ...(currency === undefined ? {} : { currency }),
            },
            numerator: own?.spend ?? 0,
            denominator: own?.assigned ?? 0,
            unit: 'minor',
            ...(currency === undefined ? { value: null, reason: 'NO_CURRENCY' } : effectTold(spend)),
          }),
        ];
      });
    });
  },
};

/** Of a group by itself: the goal, and what was spent. */
function groupTold(
  { group, assigned, converted, spend }: GroupOutcome,
  report: ExperimentReport | null,
  currency: string | undefined,
): readonly Omit<Told, 'window'>[] {
  const own = report?.groups.find((each) => each.group === group);
  const goal = { numerator: converted, denominator: assigned, value: converted / assigned, unit: 'ratio' };
  const spent = { numerator: spend, denominator: assigned, unit: 'minor' };
  return [
    { cut: { variant: group, part: 'goal' }, ...goal, interval: own?.conversion ?? null },
    currency === undefined
      ? { cut: { variant: group, part: 'spend' }, ...spent, value: null, reason: 'NO_CURRENCY' }
      : {
          cut: { variant: group, part: 'spend', currency },
          ...spent,
          value: spend / assigned,
          interval: own?.spend ?? null,
        },
  ];
}

export const EXPERIMENT_GROUPS: Metric = {
  name: 'experiment_groups',
  definitionVersion: 1,
  says: 'Each group of a trigger’s experiment by itself, the holdout among them: members who reached the goal / members assigned, with Wilson’s interval, and net spend / members assigned, with Student’s. Only members whose windows are over.',
  async figures(query, run) {
    const figure = figureMaker(this, run);
    return (await outcomesOf(query, run)).flatMap((trigger): readonly Figure[] => {
      const { report } = judge(trigger, run);
      return trigger.outcomes
        .flatMap((outcome) => groupTold(outcome, report, run.settings.currency))
        .map(({ cut, ...told }) =>
          figure({ window: windowTo(run), cut: { trigger: trigger.trigger, ...cut }, ...told }),
        );
    });
  },
};

export const SAMPLE_RATIO: Metric = {
  name: 'sample_ratio',
  definitionVersion: 1,
  says: 'How often chance alone gives groups that differ as much from the plan of a trigger’s experiment: the p-value of Pearson’s test; numerator: its statistic, denominator: its degrees of freedom. Below 0.001 no uplift of it is told. Null with fewer than five to be expected in a group.',
  async figures(query, run) {
    const figure = figureMaker(this, run);
    return (await outcomesOf(query, run)).flatMap((trigger): readonly Figure[] => {
      const { report, reason } = judge(trigger, run);
      const ratio = report?.sampleRatio ?? null;
      return [
        figure({
          window: windowTo(run),
          cut: { trigger: trigger.trigger },
          numerator: ratio?.statistic ?? null,
          denominator: ratio?.degreesOfFreedom ?? null,
          value: ratio?.pValue ?? null,
          unit: 'ratio',
          reason: ratio === null ? (reason ?? 'TOO_FEW_ASSIGNED') : null,
        }),
      ];
    });
  },
};
