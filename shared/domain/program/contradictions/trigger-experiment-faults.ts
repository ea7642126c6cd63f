import { HOLDOUT } from '../../experiments/experiment.ts';
import { isExperiment } from '../../triggers/trigger-experiment.ts';
import type { Trigger } from '../trigger.ts';
import { type Contradiction, error, pointer, warning } from './contradiction.ts';

const ALL_PERCENT = 100;

/** Variants that are not the whole, that are called as those not treated are, or from which nothing can be learned. */
export function triggerExperimentFaults(trigger: Trigger, path: string): readonly Contradiction[] {
  const { variants = [], goal, holdoutPercent } = trigger;
  const at = `${path}/variants`;
  const sum = variants.reduce((percent, { sharePercent }) => percent + sharePercent, 0);
  const isWhole = variants.length === 0 || Math.abs(sum - ALL_PERCENT) < 1e-9;
  return [
    ...(isWhole
      ? []
      : [
          error(
            'SHARES_NOT_WHOLE',
            at,
            variants.map(({ sharePercent }) => sharePercent),
            `add up to ${Number(sum.toFixed(6))} and not to ${ALL_PERCENT}; correct "sharePercent", which is of those who are not held out`,
          ),
        ]),
    ...variants.flatMap(({ id }, index) =>
      id === HOLDOUT
        ? [
            error(
              'RESERVED_NAME',
              at + pointer(index, 'id'),
              id,
              'is what those are called who are held out; give the variant another name',
            ),
          ]
        : [],
    ),
    ...(isExperiment(trigger) && goal === undefined
      ? [
          warning(
            'NOTHING_TO_LEARN',
            variants.length === 0 ? `${path}/holdoutPercent` : at,
            variants.length === 0 ? holdoutPercent : variants.map(({ id }) => id),
            'tries something out, and has no goal by which it would be told whether it helped; add a "goal"',
          ),
        ]
      : []),
  ];
}
