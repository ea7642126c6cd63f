import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { goodnessOfFit } from '../../../shared/domain/statistics/chi-square.ts';
import { regularizedBeta } from '../../../shared/domain/statistics/incomplete-beta.ts';
import { upperGamma } from '../../../shared/domain/statistics/incomplete-gamma.ts';
import { logGamma } from '../../../shared/domain/statistics/log-gamma.ts';
import { normalQuantile } from '../../../shared/domain/statistics/normal.ts';
import { studentQuantile } from '../../../shared/domain/statistics/student-t.ts';
import { tailQuantile } from '../../../shared/domain/statistics/tail-quantile.ts';
import { check } from '../../law-runs.ts';

describe('quantiles as the tables have them', () => {
  test.each([
    [0.8, 1.2815515655446],
    [0.9, 1.6448536269515],
    [0.95, 1.95996398454005],
    [0.99, 2.5758293035489],
    [0.999, 3.29052673149193],
  ])('normal, %d', (confidence, quantile) => {
    expect(normalQuantile(confidence)).toBeCloseTo(quantile, 11);
  });

  // Abramowitz and Stegun, Table 26.10, with more digits.
  test.each([
    [1, 0.95, 12.7062047361747],
    [2, 0.95, 4.30265272974946],
    [5, 0.99, 4.03214298355523],
    [10, 0.95, 2.22813885198627],
    [30, 0.95, 2.04227245630124],
    [120, 0.99, 2.61742114510687],
    [1000, 0.95, 1.96233908082641],
    [20_000, 0.99, 2.57607515301725],
  ])('Student, %d degrees of freedom, %d', (degreesOfFreedom, confidence, quantile) => {
    expect(studentQuantile(confidence, degreesOfFreedom)).toBeCloseTo(quantile, 8);
  });

  // In closed form: t = tan(π·confidence/2) for 1, and c·√(2/(1 − c²)) for 2 degrees of freedom.
  test('Student, in closed form', () => {
    check(
      fc.property(fc.double({ min: 0.01, max: 0.999, noNaN: true }), (confidence) => {
        expect(studentQuantile(confidence, 1) / Math.tan((Math.PI * confidence) / 2)).toBeCloseTo(1, 9);
        const two = confidence * Math.sqrt(2 / (1 - confidence ** 2));
        expect(studentQuantile(confidence, 2) / two).toBeCloseTo(1, 9);
      }),
    );
  });

  test('Student falls towards the normal quantile as the degrees of freedom grow', () => {
    const degrees = [0.7, 1, 3.5, 9.7, 40, 999.9, 1_000, 1_001, 1e5, 1e7];
    const quantiles = degrees.map((each) => studentQuantile(0.95, each));
    expect(quantiles).toEqual([...quantiles].sort((a, b) => b - a));
    expect(quantiles.at(-1)).toBeGreaterThan(normalQuantile(0.95));
    expect(quantiles.at(-1)).toBeCloseTo(normalQuantile(0.95), 6);
  });

  test.each([0, 1, -0.1, Number.NaN])('a tail of %d has no quantile', (share) => {
    expect(() => tailQuantile((x) => Math.exp(-x), share)).toThrow(/not between 0 and 1/);
  });

  test('there is no quantile without degrees of freedom', () => {
    expect(() => studentQuantile(0.95, 0)).toThrow(/not above 0/);
  });
});

describe('functions below them', () => {
  test('log Γ of whole numbers and of a half', () => {
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.PI) / 2, 13);
    expect(logGamma(1)).toBeCloseTo(0, 13);
    expect(logGamma(11)).toBeCloseTo(Math.log(3_628_800), 12);
    expect(logGamma(171)).toBeCloseTo(706.573062245787, 9);
  });

  test('the incomplete gamma function of 1 is an exponential', () => {
    for (const x of [0, 0.1, 1, 1.99, 2.01, 10, 50]) expect(upperGamma(1, x)).toBeCloseTo(Math.exp(-x), 14);
  });

  test('the incomplete beta function is symmetric, and known for b = 1', () => {
    check(
      fc.property(
        // Of 1024ths, so that 1 − x is exact.
        fc.integer({ min: 0, max: 1024 }).map((part) => part / 1024),
        fc.double({ min: 0.5, max: 500, noNaN: true }),
        fc.double({ min: 0.5, max: 500, noNaN: true }),
        (x, a, b) => {
          expect(regularizedBeta(x, a, b) + regularizedBeta(1 - x, b, a)).toBeCloseTo(1, 9);
          expect(regularizedBeta(x, a, 1)).toBeCloseTo(x ** a, 10);
        },
      ),
    );
  });
});

describe('the chi-square test', () => {
  // Critical values of Abramowitz and Stegun, Table 26.8.
  test.each([
    [3.84146, 1, 0.05],
    [10.828, 1, 0.001],
    [13.816, 2, 0.001],
    [16.266, 3, 0.001],
    [18.307, 10, 0.05],
    [29.588, 10, 0.001],
  ])('%d with %d degrees of freedom is %d', (statistic, degreesOfFreedom, pValue) => {
    expect(upperGamma(degreesOfFreedom / 2, statistic / 2)).toBeCloseTo(pValue, 5);
  });

  // G. Mendel's 556 peas (1866), against 9 : 3 : 3 : 1; K. Pearson's statistic as in every textbook: 0.470, p = 0.925.
  test('finds that Mendel counted what he expected', () => {
    const expected = [9, 3, 3, 1].map((part) => (556 * part) / 16);
    const { statistic, degreesOfFreedom, pValue } = goodnessOfFit(
      [315, 108, 101, 32].map((observed, index) => ({ observed, expected: expected[index] ?? 0 })),
    );
    expect(statistic).toBeCloseTo(0.47, 3);
    expect(degreesOfFreedom).toBe(3);
    expect(pValue).toBeCloseTo(0.925, 3);
  });

  test('needs two cells, and something expected in each', () => {
    expect(() => goodnessOfFit([{ observed: 1, expected: 1 }])).toThrow(/give two or more/);
    expect(() =>
      goodnessOfFit([
        { observed: 1, expected: 0 },
        { observed: 1, expected: 1 },
      ]),
    ).toThrow(/not above 0/);
  });
});
