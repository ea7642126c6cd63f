import fc from 'fast-check';
import { expect, test } from 'vitest';
import { digamma } from '../../../shared/domain/statistics/digamma.ts';
import { logGamma } from '../../../shared/domain/statistics/log-gamma.ts';
import { check } from '../../law-runs.ts';

const EULER = 0.5772156649015329;

// Abramowitz and Stegun, Handbook of Mathematical Functions, 6.3.2, 6.3.3 and table 6.1.
test.each([
  [1, -EULER],
  [0.5, -EULER - 2 * Math.LN2],
  [2, 1 - EULER],
  [1.5, 2 - EULER - 2 * Math.LN2],
  [11, 7381 / 2520 - EULER],
])('ψ(%f)', (x, expected) => expect(digamma(x)).toBeCloseTo(expected, 13));

test('is the slope of the logarithm of the gamma function, and grows by 1/x', () => {
  check(
    fc.property(fc.double({ min: 0.01, max: 1e4, noNaN: true }), (x) => {
      const step = 1e-4 * x;
      const slope = (logGamma(x + step) - logGamma(x - step)) / (2 * step);
      expect(Math.abs(digamma(x) - slope) * x).toBeLessThan(1e-6 * Math.max(1, x * Math.abs(slope)));
      expect(digamma(x + 1) - digamma(x)).toBeCloseTo(1 / x, 9);
    }),
  );
});
