import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  allocatedToPoints,
  deferredForPoints,
  type Sold,
} from '../../../shared/domain/liability/points-liability.ts';
import { check } from '../../law-runs.ts';

/**
 * IFRS 15, example 52 (paragraphs IE267 to IE270), and the same in ASC 606-10-55-353 to 356: CU 100,000 of purchases earn 10,000 points,
 * each worth CU 1 on later purchases, of which 9,500 are expected to be redeemed.
 */
describe('IFRS 15, example 52', () => {
  const sold: Sold = {
    price: 100_000,
    goodsPrice: 100_000,
    points: 10_000,
    pointValue: 1,
    redemptionRate: 0.95,
  };
  const allocated = Math.round(allocatedToPoints(sold));

  test('CU 8,676 of the price are of the points, CU 91,324 of the products', () => {
    expect(allocated).toBe(8_676);
    expect(Math.round(100_000 - allocatedToPoints(sold))).toBe(91_324);
  });

  test('first period: 4,500 redeemed of 9,500 expected, CU 4,110 earned, CU 4,566 owed', () => {
    const owed = deferredForPoints(allocated, 4_500, 9_500);
    expect(Math.round(allocated - owed)).toBe(4_110);
    expect(Math.round(owed)).toBe(4_566);
  });

  test('second period: 8,500 redeemed of 9,700 expected, CU 3,493 more earned, CU 1,073 owed', () => {
    const owed = deferredForPoints(allocated, 8_500, 9_700);
    expect(Math.round(allocated - owed) - 4_110).toBe(3_493);
    expect(Math.round(owed)).toBe(1_073);
  });
});

describe('what is owed for points', () => {
  const sales = fc.record({
    price: fc.integer({ min: 0, max: 1_000_000 }),
    goodsPrice: fc.integer({ min: 1, max: 1_000_000 }),
    points: fc.nat(1_000_000),
    pointValue: fc.double({ min: 0, max: 5, noNaN: true }),
    redemptionRate: fc.double({ min: 0, max: 1, noNaN: true }),
  });

  test('is never more than was paid, and less the more is redeemed', () => {
    check(
      fc.property(
        sales,
        fc.nat(1_000),
        fc.nat(1_000),
        fc.integer({ min: 1, max: 1_000 }),
        (sold, one, other, expected) => {
          const allocated = allocatedToPoints(sold);
          expect(allocated).toBeGreaterThanOrEqual(0);
          expect(allocated).toBeLessThanOrEqual(sold.price);
          const [less, more] = [Math.min(one, other), Math.max(one, other)];
          const owed = deferredForPoints(allocated, less, expected);
          expect(owed).toBeLessThanOrEqual(allocated);
          expect(deferredForPoints(allocated, more, expected)).toBeLessThanOrEqual(owed);
        },
      ),
    );
  });

  test('is nothing of points that nobody is expected to redeem, and of sales without points', () => {
    const sold = { price: 100, goodsPrice: 100, points: 10, pointValue: 1, redemptionRate: 0.5 };
    expect(allocatedToPoints({ ...sold, redemptionRate: 0 })).toBe(0);
    expect(allocatedToPoints({ ...sold, points: 0, goodsPrice: 0 })).toBe(0);
    expect(deferredForPoints(10, 0, 0)).toBe(0);
    expect(deferredForPoints(10, 5, 5)).toBe(0);
  });
});
