import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { minimumFrom, SEARCH, type SlopeAt } from '../../../shared/domain/statistics/minimum.ts';
import { check } from '../../law-runs.ts';

/** H. H. Rosenbrock (1960): a bent valley, in which who goes straight downhill never arrives. */
const banana: SlopeAt = ([x = 0, y = 0]) => ({
  value: (1 - x) ** 2 + 100 * (y - x ** 2) ** 2,
  gradient: [-2 * (1 - x) - 400 * x * (y - x ** 2), 200 * (y - x ** 2)],
});

/** A. R. Colville (1968), in four variables. */
const wood: SlopeAt = ([a = 0, b = 0, c = 0, d = 0]) => ({
  value:
    100 * (a ** 2 - b) ** 2 +
    (a - 1) ** 2 +
    (c - 1) ** 2 +
    90 * (c ** 2 - d) ** 2 +
    10.1 * ((b - 1) ** 2 + (d - 1) ** 2) +
    19.8 * (b - 1) * (d - 1),
  gradient: [
    400 * a * (a ** 2 - b) + 2 * (a - 1),
    -200 * (a ** 2 - b) + 20.2 * (b - 1) + 19.8 * (d - 1),
    2 * (c - 1) + 360 * c * (c ** 2 - d),
    -180 * (c ** 2 - d) + 20.2 * (d - 1) + 19.8 * (b - 1),
  ],
});

describe('the way downhill', () => {
  test.each([
    ['Rosenbrock', banana, [-1.2, 1], [1, 1]],
    ['Colville', wood, [-3, -1, -3, -1], [1, 1, 1, 1]],
  ] as const)('ends at the minimum of %s from its usual start', (_, slopeAt, start, lowest) => {
    const found = minimumFrom(start, slopeAt);
    expect(found.isFlat).toBe(true);
    for (const [index, each] of found.place.entries()) expect(each).toBeCloseTo(lowest[index] ?? 0, 7);
  });

  test('ends there from anywhere, and through places without a value', () => {
    check(
      fc.property(fc.double({ min: 0.001, max: 1000, noNaN: true }), (start) => {
        const found = minimumFrom([start], ([x = 0]) => ({ value: x - Math.log(x), gradient: [1 - 1 / x] }));
        expect(found.isFlat).toBe(true);
        expect(found.place[0]).toBeCloseTo(1, 6);
      }),
    );
  });

  test('does not lose itself where values differ by rounding alone, as those of long sums do', () => {
    check(
      fc.property(
        fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 4, maxLength: 4 }),
        (start) => {
          let looks = 0;
          const found = minimumFrom(start, (place) => {
            looks += 1;
            const { value, gradient } = wood(place);
            return { value: 40_000 + Math.round(value * 1e8) / 1e8, gradient };
          });
          expect(found.isFlat).toBe(true);
          expect(looks).toBeLessThan(400);
        },
      ),
    );
  });

  test('says that it did not arrive', () => {
    expect(minimumFrom([-1.2, 1], banana, { ...SEARCH, mostSteps: 3 }).isFlat).toBe(false);
    expect(
      minimumFrom([0], ([x = 0]) => ({ value: x, gradient: [1] }), { ...SEARCH, mostSteps: 50 }).isFlat,
    ).toBe(false);
  });

  test('does not begin where there is nothing', () => {
    expect(() => minimumFrom([-1], ([x = 0]) => ({ value: Math.log(x), gradient: [1 / x] }))).toThrow(/-1/);
  });
});
