import fc from 'fast-check';
import { expect, test } from 'vitest';
import { correlationOf } from '../../../shared/domain/statistics/correlation.ts';
import { check } from '../../law-runs.ts';

/** F. J. Anscombe, Graphs in statistical analysis, The American Statistician 27 (1973), 17–21: the first set, 0.816. */
const ANSCOMBE = [
  [10, 8.04],
  [8, 6.95],
  [13, 7.58],
  [9, 8.81],
  [11, 8.33],
  [14, 9.96],
  [6, 7.24],
  [4, 4.26],
  [12, 10.84],
  [7, 4.82],
  [5, 5.68],
].map(([first = 0, second = 0]) => ({ first, second, count: 1 }));

test('is the published one', () => expect(correlationOf(ANSCOMBE)).toBeCloseTo(0.81642, 5));

test('counts a pair as often as it occurs', () => {
  const twice = [...ANSCOMBE, ...ANSCOMBE.slice(0, 4)];
  const counted = ANSCOMBE.map((pair, index) => ({ ...pair, count: index < 4 ? 2 : 1 }));
  expect(correlationOf(counted)).toBeCloseTo(correlationOf(twice) ?? Number.NaN, 12);
});

test('is 1 or −1 on a line, and null where there is none', () => {
  check(
    fc.property(fc.integer({ min: 1, max: 50 }), fc.integer({ min: -50, max: 50 }), (step, slope) => {
      const pairs = [0, 1, 2, 3].map((n) => ({
        first: n * step,
        second: 7 + n * step * slope,
        count: n + 1,
      }));
      const found = correlationOf(pairs);
      if (slope === 0) expect(found).toBeNull();
      else expect(found).toBeCloseTo(Math.sign(slope), 12);
    }),
  );
  expect(correlationOf([])).toBeNull();
});
