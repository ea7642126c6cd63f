import type { EpochSeconds } from '../calendar.ts';
import type { Difference } from '../statistics/difference.ts';
import { CONFIDENCE } from '../statistics/interval.ts';
import { type MeanDifference, meanDifference } from '../statistics/mean-difference.ts';
import { shareDifference } from '../statistics/share-difference.ts';
import { type Effect, effectOf, INVALID, type NotReadyReason, notReady } from './effect.ts';
import { type Experiment, HOLDOUT, holdoutThousandths, plannedShares } from './experiment.ts';
import { type GroupFigures, type GroupOutcome, groupFigures, meanSpend } from './group-outcome.ts';
import { type SampleRatio, sampleRatio } from './sample-ratio.ts';

/** Raised whenever a figure is computed otherwise than before, so that nobody compares two kinds. */
export const EFFECT_DEFINITION = 1;

/** With fewer the intervals are too wide to decide by. */
export const LEAST_ASSIGNED = 100;

/**
 * Few large orders make most of what is spent, and a small group often has none of them: its mean is then too low, and its
 * interval too narrow, both at once. docs/experiments.md has what was measured.
 */
export const LEAST_BUYERS = 100;

export interface ExperimentCounts {
  readonly experiment: Experiment;
  /** A row a group, in any order; a group that is missing has nobody. */
  readonly outcomes: readonly GroupOutcome[];
  /** When the window of the last member who was assigned ends. */
  readonly maturesAt: EpochSeconds;
  /** Until when was counted, exclusive. */
  readonly asOf: EpochSeconds;
  /** In each of two groups that are compared; 100 where nothing is said. */
  readonly leastAssigned?: number;
  /** The same of those who bought, for what is said of spending; 100 where nothing is said. */
  readonly leastBuyers?: number;
}

/** A variant against the holdout. */
export interface Comparison {
  readonly variantId: string;
  /** Of shares, from −1 to 1. */
  readonly conversion: Effect;
  /** Of means per assigned member, in minor units. */
  readonly spend: Effect<MeanDifference>;
}

export interface ExperimentReport {
  readonly definition: number;
  readonly asOf: EpochSeconds;
  readonly maturesAt: EpochSeconds;
  /** The holdout first. */
  readonly groups: readonly GroupFigures[];
  /** null while there are too few to tell. */
  readonly sampleRatio: SampleRatio | null;
  readonly comparisons: readonly Comparison[];
}

/**
 * What an experiment showed so far, by intention to treat. All comparisons with the holdout are right together in 95 % of
 * experiments: with k variants each interval has the confidence 1 − 0.05/k (Bonferroni). There is no verdict before the window is
 * over, so that looking every day does not find what is not there. Variants are not compared with each other.
 * @throws RangeError when a row is of no group of the experiment, of one that had a row, or of numbers that cannot be
 */
export function judgeExperiment(counts: ExperimentCounts): ExperimentReport {
  const { experiment, maturesAt, asOf } = counts;
  const groups = outcomesByGroup(counts);
  const [holdout, ...treated] = groups;
  const ratio = sampleRatio(experiment, new Map(groups.map(({ group, assigned }) => [group, assigned])));
  const confidence = 1 - (1 - CONFIDENCE) / Math.max(1, treated.length);
  return {
    definition: EFFECT_DEFINITION,
    asOf,
    maturesAt,
    groups: groups.map((each) => groupFigures(each, asOf >= maturesAt)),
    sampleRatio: ratio,
    comparisons: treated.map((variant) => {
      const fault = ratio?.isMismatch ? INVALID : obstacle(counts, variant, holdout);
      return {
        variantId: variant.group,
        conversion: fault ?? effectOf(conversionDifference(variant, holdout, confidence)),
        spend: fault ?? spendEffect(counts, variant, holdout, confidence),
      };
    }),
  };
}

type Groups = readonly [holdout: GroupOutcome, ...treated: GroupOutcome[]];

/** Every group of the experiment, the holdout first, also those of which there is no row. */
function outcomesByGroup({ experiment, outcomes }: ExperimentCounts): Groups {
  const rows = new Map(outcomes.map((outcome) => [outcome.group, outcome]));
  if (rows.size < outcomes.length)
    throw new RangeError(`experiment "${experiment.id}" has two rows for one group; add them before`);
  const planned = plannedShares(experiment);
  for (const group of rows.keys())
    if (!planned.has(group))
      throw new RangeError(
        `experiment "${experiment.id}" has no group "${group}"; it has ${[...planned.keys()].join(', ')}`,
      );
  const rowOf = (group: string) => rows.get(group) ?? emptyOutcome(group);
  return [rowOf(HOLDOUT), ...experiment.variants.map(({ id }) => rowOf(id))];
}

const emptyOutcome = (group: string): GroupOutcome => ({
  group,
  assigned: 0,
  converted: 0,
  buyers: 0,
  spend: 0,
  spendSquares: 0,
});

/** The first reason to wait, in the order of `NotReadyReason`. */
function obstacle(
  { experiment, maturesAt, asOf, leastAssigned = LEAST_ASSIGNED }: ExperimentCounts,
  variant: GroupOutcome,
  holdout: GroupOutcome,
): Effect<never> | null {
  const because = (): NotReadyReason | null => {
    if (holdoutThousandths(experiment) === 0) return 'NO_HOLDOUT';
    if (asOf < maturesAt) return 'WINDOW_OPEN';
    if (Math.min(variant.assigned, holdout.assigned) < Math.max(2, leastAssigned)) return 'TOO_FEW_ASSIGNED';
    return null;
  };
  const reason = because();
  return reason === null ? null : notReady(reason);
}

function conversionDifference(variant: GroupOutcome, holdout: GroupOutcome, confidence: number): Difference {
  const counted = ({ converted, assigned }: GroupOutcome) => ({ count: converted, of: assigned });
  return shareDifference(counted(variant), counted(holdout), confidence);
}

function spendEffect(
  { leastBuyers = LEAST_BUYERS }: ExperimentCounts,
  variant: GroupOutcome,
  holdout: GroupOutcome,
  confidence: number,
): Effect<MeanDifference> {
  if (Math.min(variant.buyers, holdout.buyers) < leastBuyers) return notReady('TOO_FEW_BUYERS');
  const difference = meanDifference(meanSpend(variant), meanSpend(holdout), confidence);
  return difference === null ? notReady('NO_VARIATION') : effectOf(difference);
}
