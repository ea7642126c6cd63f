import fc from 'fast-check';
import { expect, test } from 'vitest';
import { balanceAfter } from '../../../web/console/members/actions/balance-after.ts';
import { check } from '../../law-runs.ts';

const balance = { active: 100, pending: 40, held: 10, deficit: 0 };

test('given points are spendable, taken ones were', () => {
  expect(balanceAfter(balance, 25)).toEqual({ ...balance, active: 125 });
  expect(balanceAfter(balance, -100)).toEqual({ ...balance, active: 0 });
});

test('no more can be taken than is spendable', () => {
  expect(balanceAfter(balance, -101)).toBeNull();
});

test('given points go into what is owed first', () => {
  expect(balanceAfter({ ...balance, active: 0, deficit: 30 }, 50)).toMatchObject({ active: 20, deficit: 0 });
  expect(balanceAfter({ ...balance, active: 0, deficit: 30 }, 20)).toMatchObject({ active: 0, deficit: 10 });
});

test('whatever is done, what one has less what one owes moves by exactly so much', () => {
  const amount = fc.nat(10_000);
  check(
    fc.property(amount, amount, fc.integer({ min: -10_000, max: 10_000 }), (active, deficit, points) => {
      const after = balanceAfter({ ...balance, active, deficit }, points);
      if (after === null) {
        expect(points).toBeLessThan(-active);
        return;
      }
      expect(after.active - after.deficit).toBeCloseTo(active - deficit + points);
      expect(Math.min(after.active, after.deficit)).toBeGreaterThanOrEqual(0);
    }),
  );
});
