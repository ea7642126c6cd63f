import { describe, expect, test } from 'vitest';
import type { Benefit } from '../../../shared/domain/program/reward.ts';
import { applyReward } from '../../../shared/domain/rewards/apply-reward.ts';
import { discountLines } from '../../../shared/domain/rewards/discount-lines.ts';
import { aCart, aRewardProgram, worth } from './reward-builders.ts';

const cart = aCart([worth('a', 1_000, { quantity: 2 }), worth('b', 500, { sku: 'tee' })], { shipping: 800 });
const applied = (benefit: Benefit, points?: number) => applyReward(benefit, cart, aRewardProgram(), points);
const linesFor = (benefit: Benefit, points?: number) =>
  discountLines(benefit, applied(benefit, points), 'USD', cart);

describe('in words of no platform', () => {
  test('a discount is told line by line', () => {
    expect(linesFor({ kind: 'percent_off', percent: 10 })).toEqual([
      { kind: 'line_discount', lineId: 'a', amount: 200 },
      { kind: 'line_discount', lineId: 'b', amount: 50 },
    ]);
    expect(linesFor({ kind: 'pay_with_points', minimum: 1, step: 1, atMostPercent: 100 }, 250)).toHaveLength(
      2,
    );
  });

  test('without a cart there are no lines to tell of', () => {
    expect(discountLines({ kind: 'percent_off', percent: 10 }, null, 'USD')).toEqual([]);
  });

  test('shipping is all of it, or up to an amount', () => {
    expect(linesFor({ kind: 'free_shipping' })).toEqual([{ kind: 'shipping_discount', amount: null }]);
    expect(linesFor({ kind: 'free_shipping', atMost: { USD: 1_000 } })).toEqual([
      { kind: 'shipping_discount', amount: 800 },
    ]);
    // Without a cart, or with one whose shipping is not known yet, the bound is the reward's own.
    for (const none of [null, { currency: 'USD', lines: {}, shipping: 0 }])
      expect(discountLines({ kind: 'free_shipping', atMost: { USD: 1_000 } }, none, 'USD')).toEqual([
        { kind: 'shipping_discount', amount: 1_000 },
      ]);
  });

  test('of a free product, what is in the cart is discounted and the rest is to be added', () => {
    const mugs = (quantity: number) => ({ kind: 'free_product', sku: 'mug', quantity }) as const;
    const discount = { kind: 'line_discount', lineId: 'a', amount: 2_000 };
    expect(linesFor(mugs(2))).toEqual([discount]);
    expect(linesFor(mugs(3))).toEqual([discount, { kind: 'free_product', sku: 'mug', quantity: 1 }]);
    expect(linesFor({ ...mugs(1), sku: 'cap' })).toEqual([{ kind: 'free_product', sku: 'cap', quantity: 1 }]);
    expect(discountLines(mugs(3), null, 'USD')).toEqual([{ kind: 'free_product', sku: 'mug', quantity: 3 }]);
    // The cart is not known, and what is in it cannot be counted.
    expect(discountLines(mugs(3), applied(mugs(3)), 'USD')).toEqual([discount]);
  });

  test('credit, donations and what people do', () => {
    expect(linesFor({ kind: 'gift_card', amount: { USD: 2_500 } })).toEqual([
      { kind: 'credit', as: 'gift_card', currency: 'USD', amount: 2_500 },
    ]);
    expect(linesFor({ kind: 'store_credit', amount: { USD: 2_500 } })).toEqual([
      { kind: 'credit', as: 'store_credit', currency: 'USD', amount: 2_500 },
    ]);
    expect(linesFor({ kind: 'donation', amount: { USD: 100 }, to: 'the sea' })).toEqual([
      { kind: 'donation', currency: 'USD', amount: 100, to: 'the sea' },
    ]);
    expect(linesFor({ kind: 'by_hand', instructions: 'Book a table.' })).toEqual([
      { kind: 'by_hand', instructions: 'Book a table.' },
    ]);
  });
});
