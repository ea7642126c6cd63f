import { type ChiSquare, goodnessOfFit } from '../statistics/chi-square.ts';
import { type Experiment, plannedShares } from './experiment.ts';

/**
 * Below it the assigned are not those of the plan: one honest experiment in a thousand, and nearly every one that loses members of
 * one group on the way. The threshold is the customary one: A. Fabijan and others, Diagnosing sample ratio mismatch in online
 * controlled experiments, KDD 2019.
 */
export const SAMPLE_RATIO_ALARM = 0.001;

/** Pearson's test is rough with fewer in a cell (W. G. Cochran, Annals of Mathematical Statistics 23 (1952), 315–345). */
const LEAST_EXPECTED = 5;

export interface SampleRatio extends ChiSquare {
  readonly isMismatch: boolean;
}

/**
 * Whether as many were assigned to each group as planned. Members that never were assigned, or were counted twice, differ from
 * the others, so figures of such groups mislead however narrow their intervals are.
 * @param assigned how many by group; a group that is missing has nobody
 * @returns null while fewer than five are to be expected in a group, or where there is only one group
 */
export function sampleRatio(
  experiment: Experiment,
  assigned: ReadonlyMap<string, number>,
): SampleRatio | null {
  const all = [...assigned.values()].reduce((sum, each) => sum + each, 0);
  const cells = [...plannedShares(experiment)]
    .map(([group, share]) => ({ observed: assigned.get(group) ?? 0, expected: share * all }))
    .filter(({ observed, expected }) => expected > 0 || observed > 0);
  if (cells.length < 2 || cells.some(({ expected }) => expected < LEAST_EXPECTED)) return null;
  const test = goodnessOfFit(cells);
  return { ...test, isMismatch: test.pValue < SAMPLE_RATIO_ALARM };
}
