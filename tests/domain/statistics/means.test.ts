import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { meanInterval, meanOf, type Sums } from '../../../shared/domain/statistics/mean.ts';
import { meanDifference } from '../../../shared/domain/statistics/mean-difference.ts';
import { check } from '../../law-runs.ts';

const sumsOf = (values: readonly number[]): Sums => ({
  n: values.length,
  sum: values.reduce((sum, value) => sum + value, 0),
  sumOfSquares: values.reduce((sum, value) => sum + value ** 2, 0),
});
const mean = (values: readonly number[]) => meanOf(sumsOf(values));
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);

/** Hours of sleep gained by ten people each: A. R. Cushny and A. R. Peebles (1905), used by "Student" (1908). */
const HYOSCYAMINE = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2];
const HYOSCINE = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];

const anySample = fc
  .array(fc.integer({ min: 0, max: 100_000 }), { minLength: 2, maxLength: 60 })
  .filter((values) => new Set(values).size > 1);

describe('the difference of two means', () => {
  // The examples on the page of R's t.test, with what R 4 prints for them.
  test('hours of sleep', () => {
    const found = meanDifference(mean(HYOSCYAMINE), mean(HYOSCINE));
    expect(found?.difference).toBeCloseTo(-1.58, 12);
    expect(found?.degreesOfFreedom).toBeCloseTo(17.776, 3);
    expect(found?.from).toBeCloseTo(-3.3654832, 7);
    expect(found?.to).toBeCloseTo(0.2054832, 7);
  });

  test('1 to 10 against 7 to 20', () => {
    const found = meanDifference(mean(range(1, 10)), mean(range(7, 20)));
    expect(found?.difference).toBe(-8);
    expect(found?.degreesOfFreedom).toBeCloseTo(21.982, 3);
    expect(found?.from).toBeCloseTo(-11.052802, 6);
    expect(found?.to).toBeCloseTo(-4.947198, 6);
  });

  test('holds the difference, and mirrors the other way round', () => {
    check(
      fc.property(anySample, anySample, (first, second) => {
        const there = meanDifference(mean(first), mean(second));
        const back = meanDifference(mean(second), mean(first));
        if (there === null || back === null) throw new Error('samples that vary have a difference');
        expect(there.from <= there.difference && there.difference <= there.to).toBe(true);
        expect(there.from).toBeCloseTo(-back.to, 6);
        const [least, most] = [Math.min(first.length, second.length) - 1, first.length + second.length - 2];
        expect(there.degreesOfFreedom).toBeGreaterThan(least - 1e-9);
        expect(there.degreesOfFreedom).toBeLessThan(most + 1e-9);
      }),
    );
  });

  test('is known better of more, and with less confidence', () => {
    check(
      fc.property(anySample, anySample, fc.integer({ min: 2, max: 20 }), (first, second, times) => {
        const repeated = (values: readonly number[]) => Array.from({ length: times }, () => values).flat();
        const few = meanDifference(mean(first), mean(second));
        const many = meanDifference(mean(repeated(first)), mean(repeated(second)));
        const surer = meanDifference(mean(first), mean(second), 0.99);
        if (few === null || many === null || surer === null) throw new Error('all of these vary');
        expect(many.to - many.from).toBeLessThan(few.to - few.from);
        expect(surer.from < few.from && few.to < surer.to).toBe(true);
      }),
    );
  });

  test('where one group does not vary, the other decides; where neither does, nothing can be said', () => {
    const found = meanDifference(mean([5, 5, 5]), mean([1, 2, 3, 4]));
    expect(found?.degreesOfFreedom).toBeCloseTo(3, 12);
    expect(meanDifference(mean([5, 5, 5]), mean([4, 4]))).toBeNull();
  });
});

describe('a mean', () => {
  // "Student" (1908) on the gain of the second drug over the first: 1.58 with s = 1.23, t(9) = 4.06; R: 0.7001142 to 2.4598858.
  test('with its interval', () => {
    const gains = HYOSCINE.map((hours, index) => hours - (HYOSCYAMINE[index] ?? 0));
    const { from, to } = meanInterval(mean(gains));
    expect(from).toBeCloseTo(0.7001142, 7);
    expect(to).toBeCloseTo(2.4598858, 7);
  });

  test('needs two values, and sums of the same values', () => {
    expect(() => meanOf(sumsOf([1]))).toThrow(/give two or more/);
    expect(() => meanOf({ n: 10, sum: 100, sumOfSquares: 900 })).toThrow(/same rows/);
    expect(() => meanOf({ n: 10, sum: 100, sumOfSquares: Number.NaN })).toThrow(/same rows/);
  });

  test('sums of many large amounts that are all the same have no variance, whatever their rounding', () => {
    const [n, amount] = [1_000_003, 123_457.89];
    const { variance } = meanOf({ n, sum: n * amount, sumOfSquares: n * amount ** 2 });
    expect(variance).toBeGreaterThanOrEqual(0);
    expect(variance / amount ** 2).toBeLessThan(1e-9);
  });
});
