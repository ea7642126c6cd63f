import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addProgress, foldMonths, NO_PROGRESS } from '../../../shared/domain/tiers/progress.ts';
import { decodeProgress, encodeProgress } from '../../../shared/storage/progress-codec.ts';
import { runs, SEED } from '../../law-runs.ts';
import { deeds, shop, timeZone } from './purchases.ts';
import { tierProgram } from './tier-programs.ts';

describe('progress in an account', () => {
  test('is read as it was written', () => {
    fc.assert(
      fc.property(fc.record({ tiers: tierProgram, timeZone }), deeds, (terms, all) => {
        const { whole, folded } = shop(all, terms);
        expect(decodeProgress(encodeProgress(whole))).toEqual(whole);
        expect(decodeProgress(encodeProgress(folded))).toEqual(folded);
      }),
      { seed: SEED, numRuns: runs(400) },
    );
  });

  const change = fc.record({
    month: fc.oneof(fc.integer({ min: 660, max: 690 }), fc.nat({ max: 1_200 })),
    orders: fc.integer({ min: -3, max: 300 }),
    points: fc.integer({ min: -5_000, max: 50_000 }),
    currency: fc.constantFrom('USD', 'EUR', 'JPY'),
    amount: fc.oneof(
      fc.integer({ min: -90_000, max: 9_000_000 }),
      fc.maxSafeNat().map((big) => big % 2 ** 46),
    ),
  });
  const carried = fc.record({
    through: fc.integer({ min: 600, max: 675 }),
    heldThrough: fc.integer({ min: 600, max: 680 }),
    tier: fc.constantFrom(null, 'gold', 'gold.plus', 'vip_1'),
  });

  test('is read as it was written with gaps, several currencies, and sums below zero', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 40 }), fc.option(carried), (changes, fold) => {
        const whole = changes.reduce(addProgress, NO_PROGRESS);
        const progress = fold === null ? whole : foldMonths(whole, fold);
        expect(decodeProgress(encodeProgress(progress))).toEqual(progress);
      }),
      { seed: SEED, numRuns: runs(400) },
    );
  });

  test('reads as the codec says', () => {
    const july = { orders: 2, points: 180, amounts: { USD: 18_032 } };
    const august = { orders: 1, points: 20, amounts: { USD: 2_136 } };
    expect(decodeProgress('3.5k.USDfk8|im:2.50.dww 1.k.1nc|')).toEqual({
      ...{ orders: 3, points: 200, amounts: { USD: 20_168 } },
      months: [
        { month: 670, ...july },
        { month: 671, ...august },
      ],
      carried: null,
    });
  });

  test.each([
    ['24 months of an order a week', 4, 150],
    ['24 months of five orders a day', 150, 10_000],
  ])('%s weigh a third of a kilobyte', (_what, orders, points) => {
    const months = Array.from({ length: 24 }, (_, index) => 660 + index);
    const progress = months.reduce(
      (sum, month) => addProgress(sum, { month, orders, points, currency: 'USD', amount: points * 100 }),
      NO_PROGRESS,
    );
    expect(encodeProgress(progress).length).toBeLessThan(340);
  });

  test.each(['', '1.2.USD3', '1.2.USD3|x|', '1.2|1:?|', '1.2|1:1.2.3|', '1.2.USD|1:1.2.3|'])(
    '%j cannot be read',
    (text) => {
      expect(() => decodeProgress(text)).toThrow('progress cannot be read');
    },
  );
});
