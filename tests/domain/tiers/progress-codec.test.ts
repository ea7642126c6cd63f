import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addProgress, NO_PROGRESS } from '../../../shared/domain/tiers/progress.ts';
import { decodeProgress, encodeProgress } from '../../../shared/storage/progress-codec.ts';
import { deeds, shop, timeZone } from './purchases.ts';
import { tierProgram } from './tier-programs.ts';

const RUNS = Number(process.env['FC_RUNS'] ?? 400);
const SEED = Number(process.env['FC_SEED'] ?? Date.now() % 2 ** 31);
console.info(`fast-check seed ${SEED}, ${RUNS} runs a law`);

describe('progress in an account', () => {
  test('is read as it was written', () => {
    fc.assert(
      fc.property(fc.record({ tiers: tierProgram, timeZone }), deeds, (terms, all) => {
        const { whole, folded } = shop(all, terms);
        expect(decodeProgress(encodeProgress(whole))).toEqual(whole);
        expect(decodeProgress(encodeProgress(folded))).toEqual(folded);
      }),
      { seed: SEED, numRuns: RUNS },
    );
  });

  test.each([
    ['36 months of an order a week', 4, 150],
    ['36 months of five orders a day', 150, 10_000],
  ])('%s weigh half a kilobyte', (_what, orders, points) => {
    const months = Array.from({ length: 36 }, (_, index) => 660 + index);
    const progress = months.reduce(
      (sum, month) => addProgress(sum, { month, orders, points, currency: 'USD', amount: points * 100 }),
      NO_PROGRESS,
    );
    expect(encodeProgress(progress).length).toBeLessThan(560);
  });

  test.each(['', '1.2.USD3', '1.2.USD3|x|', '1.2|1:?|', '1.2.USD|1:1.2.3|'])('%j cannot be read', (text) => {
    expect(() => decodeProgress(text)).toThrow('progress cannot be read');
  });
});
