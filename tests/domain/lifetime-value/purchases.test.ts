import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countHistories } from '../../../shared/domain/lifetime-value/ordering-history.ts';
import { historyOf, type PlacedOrder, purchasesOf } from '../../../shared/domain/lifetime-value/purchases.ts';
import { check } from '../../law-runs.ts';

const anyOrder: fc.Arbitrary<PlacedOrder> = fc.record({
  customerId: fc.constantFrom('a', 'b', 'c'),
  day: fc.integer({ min: 10, max: 20 }),
  value: fc.integer({ min: 0, max: 9_999 }),
});

describe('what a customer has bought', () => {
  test('orders of one day are one, and later ones are left out', () => {
    const orders = [
      { customerId: 'a', day: 13, value: 500 },
      { customerId: 'a', day: 10, value: 100 },
      { customerId: 'a', day: 13, value: 50 },
      { customerId: 'a', day: 10, value: 10 },
      { customerId: 'a', day: 21, value: 7 },
      { customerId: 'b', day: 20, value: 30 },
      { customerId: 'c', day: 21, value: 1 },
    ];
    const [a, b, ...others] = purchasesOf(orders, 20);
    expect(a).toEqual({
      customerId: 'a',
      firstDay: 10,
      lastDay: 13,
      orderDays: 2,
      value: 660,
      repeatValue: 550,
    });
    expect(b).toMatchObject({ customerId: 'b', orderDays: 1, value: 30, repeatValue: 0 });
    expect(others).toEqual([]);
    if (a === undefined || b === undefined) throw new Error('two customers have bought');
    expect(historyOf(a, 20)).toEqual({ repeats: 1, lastAt: 3, age: 10 });
    expect(historyOf(b, 20, 7)).toEqual({ repeats: 0, lastAt: 0, age: 0 });
    expect(historyOf(a, 24, 7)).toEqual({ repeats: 1, lastAt: 3 / 7, age: 2 });
  });

  test('is the same in whatever order the orders come, and no value is lost', () => {
    check(
      fc.property(fc.array(anyOrder), (orders) => {
        const sorted = (all: readonly PlacedOrder[]) =>
          purchasesOf(all, 18).toSorted((a, b) => a.customerId.localeCompare(b.customerId));
        const purchases = sorted(orders);
        expect(sorted(orders.toReversed())).toEqual(purchases);
        const counted = orders.filter(({ day }) => day <= 18);
        expect(purchases.reduce((sum, { value }) => sum + value, 0)).toBe(
          counted.reduce((sum, { value }) => sum + value, 0),
        );
        const days = new Set(counted.map(({ customerId, day }) => `${customerId} ${day}`));
        expect(purchases.reduce((sum, { orderDays }) => sum + orderDays, 0)).toBe(days.size);
      }),
    );
  });

  test('customers with the same history are one row', () => {
    const twice = { repeats: 1, lastAt: 3, age: 9 };
    const once = { repeats: 0, lastAt: 0, age: 9 };
    expect(countHistories([twice, once, { ...twice }])).toEqual([
      { ...once, customers: 1 },
      { ...twice, customers: 2 },
    ]);
  });
});
