import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { meanOf } from '../../../shared/domain/statistics/mean.ts';
import { meanDifference } from '../../../shared/domain/statistics/mean-difference.ts';
import { weightedDifference } from '../../../shared/domain/statistics/weighted-difference.ts';
import { check } from '../../law-runs.ts';

const meanOfValues = (values: readonly number[]) =>
  meanOf({
    n: values.length,
    sum: values.reduce((sum, each) => sum + each, 0),
    sumOfSquares: values.reduce((sum, each) => sum + each ** 2, 0),
  });
const sample = fc.array(fc.integer({ min: 0, max: 1_000 }), { minLength: 2, maxLength: 12 });

describe('differences within strata', () => {
  test('of one stratum are Welch’s', () => {
    check(
      fc.property(sample, sample, (a, b) => {
        const [first, second] = [meanOfValues(a), meanOfValues(b)];
        const welch = meanDifference(first, second);
        const { difference, interval } = weightedDifference([{ first, second }]);
        expect(difference).toBeCloseTo(first.mean - second.mean, 9);
        expect(interval === null).toBe(welch === null);
        if (interval === null || welch === null) return;
        expect(interval.from).toBeCloseTo(welch.from, 6);
        expect(interval.to).toBeCloseTo(welch.to, 6);
      }),
    );
  });

  test('are weighted by the first group; variances by the squares of the weights', () => {
    // 2 and 4 of the first group: weights 1/3 and 2/3. Variances of the means: 1/9·(2/2 + 8/2) + 4/9·(4/4 + 2/2) = 13/9.
    const of = (n: number, mean: number, variance: number) => ({ n, mean, variance });
    const { first, second, difference, interval } = weightedDifference([
      { first: of(2, 5, 2), second: of(2, 2, 8) },
      { first: of(4, 8, 4), second: of(2, 5, 2) },
    ]);
    expect(first).toBeCloseTo(7, 12);
    expect(second).toBeCloseTo(4, 12);
    expect(difference).toBeCloseTo(3, 12);
    // Degrees of freedom: (13/9)² / ((1/9)²/1 + (4/9)²/1 + (4/9)²/3 + (4/9)²/1) = 169 / (1 + 16 + 16/3 + 16) = 4.4087;
    // Student's t of it lies between 2.776 (4) and 2.571 (5).
    const half = ((interval?.to ?? 0) - (interval?.from ?? 0)) / 2 / Math.sqrt(13 / 9);
    expect(half).toBeGreaterThan(2.571);
    expect(half).toBeLessThan(2.776);
  });

  test('without strata are refused, and have no interval where nothing varies', () => {
    expect(() => weightedDifference([])).toThrow('0 strata');
    const same = { n: 3, mean: 4, variance: 0 };
    expect(weightedDifference([{ first: same, second: { ...same, mean: 1 } }])).toMatchObject({
      difference: 3,
      interval: null,
    });
  });
});
