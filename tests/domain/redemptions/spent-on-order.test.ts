import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SpentOnOrder } from '../../../shared/domain/ledger/redemption.ts';
import { returnsOf, spentLeft, spentOnOrder } from '../../../shared/domain/ledger/spent-on-order.ts';
import {
  lineNet,
  NOTHING_RETURNED,
  type Order,
  orderNet,
  type Returned,
} from '../../../shared/domain/order.ts';
import type { Reward } from '../../../shared/domain/program/reward.ts';
import { check } from '../../law-runs.ts';
import { aLine, anOrder, aReward } from '../builders.ts';

const line = fc
  .record({ quantity: fc.integer({ min: 1, max: 5 }), unitPrice: fc.nat(5_000), discount: fc.nat(3_000) })
  .map(({ quantity, unitPrice, discount }) =>
    aLine({ quantity, unitPrice, discounts: [{ amount: Math.min(discount, quantity * unitPrice) }] }),
  );
const order = fc
  .array(line, { minLength: 1, maxLength: 5 })
  .map((lines) => anOrder({ lines: lines.map((each, index) => ({ ...each, lineId: `${index + 1}` })) }));

/** Weights over any of the lines, none of them included. */
const spent = fc.record({
  points: fc.integer({ min: 1, max: 10_000 }),
  weighs: fc.array(fc.nat(9_000), { minLength: 5, maxLength: 5 }),
  returns: fc.constantFrom('in_proportion' as const, 'whole' as const, 'never' as const),
});

const spentOn = (
  { lines }: Order,
  { points, weighs, returns }: typeof spent extends fc.Arbitrary<infer S> ? S : never,
) => {
  const weighed = lines.map(({ lineId }, index) => [lineId, weighs[index] ?? 0] as const);
  const weights = Object.fromEntries(weighed.filter(([, weight]) => weight > 0));
  return { redemptionId: 'rdm_1', points, weights, returns } satisfies SpentOnOrder;
};

/** All units one by one in some order, and an amount given back before some of them, as far as there is that much left. */
const steps = (bought: Order) =>
  fc.tuple(
    fc.shuffledSubarray(
      bought.lines.flatMap(({ lineId, quantity }) => Array.from({ length: quantity }, () => lineId)),
      { minLength: bought.lines.reduce((sum, { quantity }) => sum + quantity, 0) },
    ),
    fc.array(fc.nat(400), { maxLength: 30 }),
  );

/** What has gone back after each step. */
function courses(bought: Order, [units, amounts]: readonly [readonly string[], readonly number[]]) {
  const course: Returned[] = [];
  const last = () => course.at(-1) ?? NOTHING_RETURNED;
  for (const [index, lineId] of units.entries()) {
    const more = { ...last(), amount: last().amount + (amounts[index] ?? 0) };
    if (more.amount <= valueLeft(bought, more)) course.push(more);
    const { amount, units: before } = last();
    const less = { amount, units: { ...before, [lineId]: (before[lineId] ?? 0) + 1 } };
    // What is left must be worth what was given back as an amount, but for the end, which takes all.
    if (amount <= valueLeft(bought, less) || index === units.length - 1) course.push(less);
  }
  return course;
}

const valueLeft = ({ lines }: Order, { units }: Returned) =>
  lines.reduce(
    (sum, each) => sum + (lineNet(each) * (each.quantity - (units[each.lineId] ?? 0))) / each.quantity,
    0,
  );

const story = order.chain((bought) => fc.tuple(fc.constant(bought), spent, steps(bought)));

describe('what stays spent on an order', () => {
  test('is all of it before anything goes back, and never rises', () => {
    check(
      fc.property(story, ([bought, terms, course]) => {
        const each = spentOn(bought, terms);
        let before = spentLeft(each, bought, NOTHING_RETURNED);
        expect(before).toBe(each.points);
        for (const returned of courses(bought, course)) {
          const after = spentLeft(each, bought, returned);
          expect(after).toBeLessThanOrEqual(before);
          expect(after).toBeGreaterThanOrEqual(0);
          before = after;
        }
      }),
    );
  });

  test('is nothing once nothing of the order is left, unless the points never go back', () => {
    check(
      fc.property(story, fc.nat(500), ([bought, terms], amount) => {
        const each = spentOn(bought, terms);
        const units = Object.fromEntries(bought.lines.map(({ lineId, quantity }) => [lineId, quantity]));
        expect(spentLeft(each, bought, { units, amount })).toBe(terms.returns === 'never' ? each.points : 0);
      }),
    );
  });

  test('any split and order of refunds gives back what one refund of the same would', () => {
    check(
      fc.property(story, ([bought, terms, course]) => {
        const each = spentOn(bought, terms);
        let before: Returned = NOTHING_RETURNED;
        let given = 0;
        for (const returned of courses(bought, course)) {
          const state = { spent: [each], order: bought, returned: before };
          given += returnsOf(state, returned).reduce((sum, { points }) => sum + points, 0);
          const once = returnsOf({ ...state, returned: NOTHING_RETURNED }, returned);
          expect(given).toBe(once.reduce((sum, { points }) => sum + points, 0));
          before = returned;
        }
      }),
    );
  });

  test('half of the goods that the points paid for is half of the points, whatever else there is', () => {
    const bought = anOrder({
      lines: [
        aLine({ lineId: 'paid', quantity: 4, unitPrice: 700 }),
        aLine({ lineId: 'other', quantity: 1, unitPrice: 9_999 }),
      ],
    });
    const each = {
      redemptionId: 'r',
      points: 101,
      weights: { paid: 500 },
      returns: 'in_proportion' as const,
    };
    const left = (units: Returned['units'], amount = 0) => spentLeft(each, bought, { units, amount });
    expect(left({ paid: 2 })).toBe(50);
    expect(left({ other: 1 })).toBe(101);
    expect(left({ paid: 4 })).toBe(0);
    expect(left({ other: 1 }, 700)).toBe(75);
    expect(spentLeft({ ...each, returns: 'whole' }, bought, { units: { paid: 4 }, amount: 0 })).toBe(101);
  });
});

describe('what points paid for', () => {
  const bought = anOrder({
    lines: [
      aLine({ lineId: 'a', sku: 'mug', quantity: 2, unitPrice: 500, discounts: [{ amount: 100 }] }),
      aLine({ lineId: 'b', sku: 'tea', unitPrice: 900, categories: ['tea'] }),
      aLine({ lineId: 'c', sku: 'gift', unitPrice: 0 }),
    ],
  });
  const weights = (benefit: Reward['benefit'], lines?: Record<string, number>) => {
    const applied = lines ? { currency: 'USD', lines, shipping: 0 } : null;
    const reward = aReward({ benefit });
    return spentOnOrder({ redemptionId: 'r', applied }, reward, bought, 10).weights;
  };
  const tea = { categories: ['tea'] };

  test.each<[string, Reward['benefit'], Record<string, number>]>([
    ['points that pay: all goods', aReward().benefit, { a: 1_000, b: 900 }],
    ['a percentage: all goods', { kind: 'percent_off', percent: 10 }, { a: 1_000, b: 900 }],
    ['an amount off some goods: those', { kind: 'amount_off', amount: { USD: 1 }, goods: tea }, { b: 900 }],
    ['a product: its lines', { kind: 'free_product', sku: 'mug', quantity: 1 }, { a: 1_000 }],
    ['free shipping: no line', { kind: 'free_shipping' }, {}],
    ['a donation: no line', { kind: 'donation', amount: { USD: 1 }, to: 'Trees' }, {}],
  ])('%s', (_what, benefit, expected) => {
    expect(weights(benefit)).toEqual(expected);
  });

  test('where it was applied to the cart, what that says of lines that the order has', () => {
    expect(weights(aReward().benefit, { b: 90, gone: 5 })).toEqual({ b: 90 });
    expect(weights(aReward().benefit, { gone: 5 })).toEqual({ a: 1_000, b: 900 });
    expect(orderNet(bought)).toBe(1_800);
  });
});
