import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { betaMean } from '../../../shared/domain/statistics/beta-mean.ts';
import { digamma } from '../../../shared/domain/statistics/digamma.ts';
import { check } from '../../law-runs.ts';

const anyShape = fc.double({ min: -2, max: 5, noNaN: true }).map((power) => 10 ** power);
/**
 * ₂F₁(power, b; c; z) is the mean of (1 − z + zp)^−power over the beta distribution with c − b and b: DLMF 15.6.1, from the other
 * end, where doubles are dense.
 */
const gauss = (power: number, b: number, c: number, z: number) =>
  betaMean(c - b, b)((p) => Math.exp(-power * Math.log(1 - z + z * p)));

describe('means over a beta distribution', () => {
  test('are those that are known, for shapes from very flat to very steep', () => {
    check(
      fc.property(anyShape, anyShape, (a, b) => {
        const mean = betaMean(a, b);
        const sum = a + b;
        expect(mean(() => 1)).toBeCloseTo(1, 12);
        expect(mean((p) => p) / (a / sum)).toBeCloseTo(1, 10);
        expect(mean((p) => p ** 2) / ((a * (a + 1)) / (sum * (sum + 1)))).toBeCloseTo(1, 10);
        // Below, much of the weight lies where no double reaches.
        const log = digamma(a) - digamma(sum);
        if (a > 0.1) expect(Math.abs(mean(Math.log) - log)).toBeLessThan(1e-8 * Math.max(1, -log));
      }),
    );
  });

  // Gauss' function in closed form, DLMF 15.4.1, 15.4.2, 15.4.4 and 19.5.1 with the lemniscate constant, also near 1.
  test.each([0.1, 0.5, 0.9, 0.999, 1 - 1e-6, 1 - 1e-9])('are Gauss hypergeometric functions, z = %f', (z) => {
    const root = Math.sqrt(z);
    expect(gauss(1, 1, 2, z)).toBeCloseTo(-Math.log1p(-z) / z, 10);
    expect(gauss(1, 0.5, 1.5, z)).toBeCloseTo(Math.log((1 + root) / Math.sqrt(1 - z)) / root, 10);
    expect(gauss(0.5, 0.5, 1.5, z)).toBeCloseTo(Math.asin(root) / root, 10);
    expect(gauss(2.5, 0.3, 0.3 + 1e-9, z) * (1 - z) ** 2.5).toBeCloseTo(1, 6);
  });

  test('are the complete elliptic integral', () => {
    expect((Math.PI / 2) * gauss(0.5, 0.5, 1, 0.5)).toBeCloseTo(1.854074677301372, 13);
  });
});
