import type { Effect, EffectVerdict } from '../../../shared/domain/experiments/effect.ts';
import type { ExperimentReport } from '../../../shared/domain/experiments/judge-experiment.ts';
import { type Share, shareOf } from '../../../shared/domain/statistics/share.ts';
import { seededRandom } from '../../replay/synthetic/random.ts';
import { type Planted, truthOf } from './planted.ts';
import { runOnce } from './run-once.ts';

/** Of the runs whose sample ratio was right. A run with several variants counts where it is so for all of them. */
export interface Measured {
  /** How many runs had each verdict for every variant; `mixed` where variants differ. */
  readonly verdicts: Readonly<Record<EffectVerdict | 'mixed', Share>>;
  /** Runs whose intervals all held the truth. */
  readonly covered: Share;
}

export interface Coverage {
  readonly planted: Pick<Planted, 'name'>;
  readonly runs: number;
  /** Of all runs, how many had a sample-ratio alarm. */
  readonly alarms: Share;
  readonly conversion: Measured;
  readonly spend: Measured;
}

const OUTCOMES = ['conversion', 'spend'] as const;

/**
 * Repeats a planted experiment and compares what it showed with its truth.
 * @param afterRun called after each run, to show progress
 */
export function measureCoverage(planted: Planted, runs: number, seed: number, afterRun = () => {}): Coverage {
  const random = seededRandom(seed);
  const reports: ExperimentReport[] = [];
  for (let run = 0; run < runs; run += 1) {
    reports.push(runOnce(planted, `${seed}/${planted.name}/${run}`, random));
    afterRun();
  }
  return coverageOf(planted, reports, truthOf(planted));
}

/** How reports of repeated experiments compare with their truth. */
export function coverageOf(
  planted: Coverage['planted'],
  reports: readonly ExperimentReport[],
  truth: { readonly conversion: number; readonly spend: number },
): Coverage {
  const runs = reports.length;
  const sound = reports.filter(({ sampleRatio }) => !sampleRatio?.isMismatch);
  const [conversion, spend] = OUTCOMES.map((outcome) =>
    measured(
      sound.map(({ comparisons }) => comparisons.map((comparison) => comparison[outcome])),
      truth[outcome],
    ),
  );
  if (conversion === undefined || spend === undefined) throw new Error('both outcomes are measured');
  return { planted, runs, alarms: shareOf(runs - sound.length, runs), conversion, spend };
}

/** @param effects of each run, one a variant */
function measured(effects: readonly (readonly Effect[])[], truth: number): Measured {
  const covered = effects.filter((run) => run.every((effect) => holds(effect, truth))).length;
  const verdicts = effects.map((run) => {
    const [first, ...others] = new Set(run.map(({ verdict }) => verdict));
    return first === undefined || others.length > 0 ? 'mixed' : first;
  });
  const share = (wanted: EffectVerdict | 'mixed') =>
    shareOf(verdicts.filter((verdict) => verdict === wanted).length, effects.length);
  return {
    covered: shareOf(covered, effects.length),
    verdicts: {
      effect: share('effect'),
      harm: share('harm'),
      inconclusive: share('inconclusive'),
      not_ready: share('not_ready'),
      invalid: share('invalid'),
      mixed: share('mixed'),
    },
  };
}

const holds = ({ difference }: Effect, truth: number): boolean =>
  difference !== null && difference.from <= truth && truth <= difference.to;
