import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EffectVerdict } from '../../../shared/domain/experiments/effect.ts';
import type { Experiment } from '../../../shared/domain/experiments/experiment.ts';
import type { GroupOutcome } from '../../../shared/domain/experiments/group-outcome.ts';
import {
  type ExperimentCounts,
  judgeExperiment,
} from '../../../shared/domain/experiments/judge-experiment.ts';
import { sampleRatio } from '../../../shared/domain/experiments/sample-ratio.ts';
import { shareDifference } from '../../../shared/domain/statistics/share-difference.ts';
import { check } from '../../law-runs.ts';

const EXPERIMENT: Experiment = {
  id: 'win-back',
  salt: '2026',
  holdoutPercent: 50,
  variants: [{ id: 'points', share: 1 }],
};

/** Each of those who converted spent 1,000, or 3,000 every other one. */
const outcome = (group: string, assigned: number, converted: number): GroupOutcome => {
  const [little, much] = [Math.ceil(converted / 2), Math.floor(converted / 2)];
  return {
    group,
    assigned,
    converted,
    buyers: converted,
    spend: little * 1_000 + much * 3_000,
    spendSquares: little * 1_000 ** 2 + much * 3_000 ** 2,
  };
};

const counts = (changed: Partial<ExperimentCounts> = {}): ExperimentCounts => ({
  experiment: EXPERIMENT,
  outcomes: [outcome('holdout', 1_000, 100), outcome('points', 1_000, 150)],
  maturesAt: 1_000_000,
  asOf: 1_000_000,
  ...changed,
});
const only = (changed: Partial<ExperimentCounts> = {}) => {
  const { comparisons } = judgeExperiment(counts(changed));
  const [comparison] = comparisons;
  if (comparison === undefined) throw new Error('there is a variant, and so a comparison');
  return comparison;
};

describe('what an experiment showed', () => {
  test.each<[EffectVerdict, number, number]>([
    ['effect', 100, 150],
    ['harm', 150, 100],
    ['inconclusive', 100, 110],
    ['inconclusive', 100, 100],
    ['inconclusive', 0, 0],
  ])('%s with %d of the holdout and %d of the treated', (verdict, held, treated) => {
    const { conversion } = only({
      outcomes: [outcome('holdout', 1_000, held), outcome('points', 1_000, treated)],
    });
    expect(conversion).toEqual({
      verdict,
      reason: null,
      difference: shareDifference({ count: treated, of: 1_000 }, { count: held, of: 1_000 }),
    });
  });

  test('is told of spending apart', () => {
    const { conversion, spend } = only();
    expect(conversion.verdict).toBe('effect');
    expect(spend.verdict).toBe('effect');
    // 150 · 2,000 / 1,000 less 100 · 2,000 / 1,000.
    expect(spend.difference?.difference).toBeCloseTo(100, 9);
  });

  test('is right together where there are several variants: each interval is surer', () => {
    const variants = ['a', 'b', 'c', 'd'].map((id) => ({ id, share: 1 }));
    const experiment = { ...EXPERIMENT, holdoutPercent: 20, variants };
    const outcomes = ['holdout', 'a', 'b', 'c', 'd'].map((group) => outcome(group, 1_000, 100));
    const { comparisons } = judgeExperiment(counts({ experiment, outcomes }));
    expect(comparisons.map(({ variantId }) => variantId)).toEqual(['a', 'b', 'c', 'd']);
    for (const { conversion, spend } of comparisons)
      for (const { difference } of [conversion, spend])
        expect(difference?.confidence).toBeCloseTo(0.9875, 12);
  });

  test('is told with each group by itself, the holdout first', () => {
    const { groups } = judgeExperiment(counts({ outcomes: counts().outcomes.toReversed() }));
    expect(groups.map(({ group, assigned }) => [group, assigned])).toEqual([
      ['holdout', 1_000],
      ['points', 1_000],
    ]);
    expect(groups[1]?.conversion).toMatchObject({ count: 150, of: 1_000, share: 0.15 });
    expect(groups[1]?.spend).toMatchObject({ mean: 300, sum: 300_000, of: 1_000 });
  });

  test('says effect exactly where both ends are above 0, whatever the counts', () => {
    const anyCount = fc.integer({ min: 0, max: 1_000 });
    check(
      fc.property(anyCount, anyCount, (held, treated) => {
        const { conversion, spend } = only({
          outcomes: [outcome('holdout', 1_000, held), outcome('points', 1_000, treated)],
        });
        for (const { verdict, difference } of [conversion, spend]) {
          if (difference === null) continue;
          expect(verdict === 'effect').toBe(difference.from > 0);
          expect(verdict === 'harm').toBe(difference.to < 0);
        }
      }),
    );
  });
});

describe('why nothing is said', () => {
  const immature = { asOf: 999_999 };
  const few = { outcomes: [outcome('holdout', 99, 9), outcome('points', 101, 20)] };
  const uneven = { outcomes: [outcome('holdout', 1_000, 100), outcome('points', 1_200, 180)] };
  const noHoldout = {
    experiment: { ...EXPERIMENT, holdoutPercent: 0 },
    outcomes: [outcome('points', 1_000, 150)],
  };

  // One row a reason, in the order in which they are looked at; each also with all that come after it.
  test.each<[string, string, Partial<ExperimentCounts>]>([
    ['invalid', 'SAMPLE_RATIO_MISMATCH', { ...uneven, ...immature }],
    ['invalid', 'SAMPLE_RATIO_MISMATCH', uneven],
    ['not_ready', 'NO_HOLDOUT', { ...noHoldout, ...immature }],
    ['not_ready', 'NO_HOLDOUT', noHoldout],
    ['not_ready', 'WINDOW_OPEN', { ...few, ...immature }],
    ['not_ready', 'WINDOW_OPEN', immature],
    ['not_ready', 'TOO_FEW_ASSIGNED', few],
    ['not_ready', 'TOO_FEW_ASSIGNED', { outcomes: [] }],
    ['not_ready', 'TOO_FEW_ASSIGNED', { leastAssigned: 1_001 }],
    [
      'not_ready',
      'TOO_FEW_ASSIGNED',
      { outcomes: [outcome('holdout', 1, 0), outcome('points', 3, 1)], leastAssigned: 0 },
    ],
  ])('%s, %s', (verdict, reason, changed) => {
    const { conversion, spend } = only(changed);
    expect(conversion).toEqual({ verdict, reason, difference: null });
    expect(spend).toEqual(conversion);
  });

  test('of spending, where few bought', () => {
    const outcomes = [outcome('holdout', 1_000, 99), outcome('points', 1_000, 150)];
    const { conversion, spend } = only({ outcomes });
    expect(conversion.verdict).toBe('effect');
    expect(spend).toEqual({ verdict: 'not_ready', reason: 'TOO_FEW_BUYERS', difference: null });
    expect(only({ outcomes, leastBuyers: 99 }).spend.verdict).toBe('effect');
  });

  test('of spending, where nobody spent anything, and never as 0', () => {
    const { conversion, spend } = only({
      outcomes: [outcome('holdout', 1_000, 0), outcome('points', 1_000, 0)],
      leastBuyers: 0,
    });
    expect(conversion.verdict).toBe('inconclusive');
    expect(spend).toEqual({ verdict: 'not_ready', reason: 'NO_VARIATION', difference: null });
  });

  test('no group has a figure before all were observed long enough', () => {
    const { groups } = judgeExperiment(counts(immature));
    expect(groups.map(({ conversion, spend }) => [conversion, spend])).toEqual([
      [null, null],
      [null, null],
    ]);
  });

  test.each<[RegExp, Partial<ExperimentCounts>]>([
    [/has no group "ponts"; it has holdout, points/, { outcomes: [outcome('ponts', 10, 1)] }],
    [/two rows for one group/, { outcomes: [outcome('points', 10, 1), outcome('points', 10, 1)] }],
    [/2 of 1 is no share/, { outcomes: [outcome('points', 1, 2)] }],
    [/same rows/, { outcomes: [{ ...outcome('points', 1_000, 10), spendSquares: 1 }] }],
  ])('rows that cannot be are refused: %s', (message, changed) => {
    expect(() => judgeExperiment(counts(changed))).toThrow(message);
  });
});

describe('the sample ratio', () => {
  const assigned = (holdout: number, points: number) => new Map(Object.entries({ holdout, points }));

  // R. Kohavi, D. Tang and Y. Xu, Trustworthy Online Controlled Experiments (2020), chapter 21, scenario 1: p = 1.8 · 10⁻⁶.
  test('alarms at 815,482 against 821,588 where halves were planned', () => {
    const ratio = sampleRatio(EXPERIMENT, assigned(821_588, 815_482));
    expect(ratio?.pValue).toBeGreaterThan(1.75e-6);
    expect(ratio?.pValue).toBeLessThan(1.85e-6);
    expect(ratio?.isMismatch).toBe(true);
  });

  test('is measured by the shares that were planned, not by halves', () => {
    const experiment = { ...EXPERIMENT, holdoutPercent: 10 };
    expect(sampleRatio(experiment, assigned(1_000, 9_000))).toMatchObject({
      statistic: 0,
      isMismatch: false,
    });
    expect(sampleRatio(experiment, assigned(5_000, 5_000))?.isMismatch).toBe(true);
  });

  test('alarms when a group has nobody', () => {
    expect(sampleRatio(EXPERIMENT, new Map([['points', 200]]))?.isMismatch).toBe(true);
  });

  test('cannot be told of few, nor of one group', () => {
    expect(sampleRatio(EXPERIMENT, assigned(9, 0))).toBeNull();
    expect(sampleRatio(EXPERIMENT, assigned(10, 0))).not.toBeNull();
    expect(sampleRatio({ ...EXPERIMENT, holdoutPercent: 0 }, assigned(0, 10_000))).toBeNull();
  });
});
