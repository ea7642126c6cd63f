import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Likelihood, mostLikely } from '../../../shared/domain/statistics/maximum-likelihood.ts';
import { check } from '../../law-runs.ts';

/** Waiting times at one rate, of which all is known in closed form: n log λ − λS. */
const waiting = (n: number, sum: number): Likelihood<'rate'> => ({
  names: ['rate'],
  observations: n,
  at: ([rate = 0]) => ({ value: n * Math.log(rate) - rate * sum, gradient: [n / rate - sum] }),
});

describe('the most likely parameters', () => {
  test('are those known in closed form, with their interval', () => {
    check(
      fc.property(
        fc.integer({ min: 2, max: 1e7 }),
        fc.double({ min: 1e-3, max: 1e3, noNaN: true }),
        (n, mean) => {
          const fit = mostLikely(waiting(n, n * mean), [[0.01], [100]]);
          expect(fit).toMatchObject({ hasConverged: true, starts: 2, agreeingStarts: 2 });
          expect(fit.parameters.rate * mean).toBeCloseTo(1, 8);
          expect(fit.logLikelihood / n).toBeCloseTo(-Math.log(mean) - 1, 9);
          const half = 1.959963984540054 / Math.sqrt(n);
          expect((fit.intervals?.rate.from ?? 0) * mean).toBeCloseTo(Math.exp(-half), 6);
          expect((fit.intervals?.rate.to ?? 0) * mean).toBeCloseTo(Math.exp(half), 6);
        },
      ),
    );
  });

  test('have no intervals where the data do not tell them apart', () => {
    const { at } = waiting(100, 200);
    const fit = mostLikely(
      {
        names: ['speed', 'share'],
        observations: 100,
        at: ([speed = 0, share = 0]) => {
          const { value, gradient } = at([speed * share]);
          return { value, gradient: [(gradient[0] ?? 0) * share, (gradient[0] ?? 0) * speed] };
        },
      },
      [[1, 1]],
    );
    expect(fit.intervals).toBeNull();
    expect(fit.parameters.speed * fit.parameters.share).toBeCloseTo(0.5, 6);
  });

  /** In log θ, two tops: a lower one at −2 and a higher one at 2. */
  const twoTops: Likelihood<'theta'> = {
    names: ['theta'],
    observations: 10,
    at: ([theta = 0]) => {
      const log = Math.log(theta);
      return {
        value: -((log ** 2 - 4) ** 2) + log,
        gradient: [(-4 * log * (log ** 2 - 4) + 1) / theta],
      };
    },
  };

  test('are at the higher of two tops, and it is told how many starts led there', () => {
    const fit = mostLikely(twoTops, [[Math.exp(-2)], [Math.exp(-1.9)], [Math.exp(1.5)]]);
    expect(fit).toMatchObject({ hasConverged: true, starts: 3, agreeingStarts: 1 });
    expect(Math.log(fit.parameters.theta)).toBeGreaterThan(2);
  });

  test('are not those of a likelihood that rises for ever', () => {
    const endless: Likelihood<'theta'> = {
      names: ['theta'],
      observations: 1,
      at: ([theta = 0]) => ({ value: Math.log(theta), gradient: [1 / theta] }),
    };
    expect(mostLikely(endless, [[1]]).hasConverged).toBe(false);
  });

  test('are given up after a while where there are none', () => {
    // Slower and slower, but never flat within reach, and seen through rounding that makes a search take tiny steps.
    let looks = 0;
    const endless: Likelihood<'size'> = {
      names: ['size'],
      observations: 1,
      at: ([size = 0]) => {
        looks += 1;
        return { value: Math.log(size) / 1e3 + (looks % 2) * 1e-9, gradient: [1 / size / 1e3] };
      },
    };
    const fit = mostLikely(endless, [[1], [2]]);
    expect(fit.hasConverged).toBe(false);
    expect(fit.parameters.size).toBeLessThan(1e11);
    expect(looks).toBeLessThan(2_100);
  });

  test('are of something', () => {
    expect(() => mostLikely(waiting(10, 5), [])).toThrow(/0 starts and 10 observations/);
    expect(() => mostLikely(waiting(0, 5), [[1]])).toThrow();
  });
});
