import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DiscountLine, Redemption } from '../../client/generated/types.ts';
import { appliedTo, heldForCarts } from '../../web/storefront/elements/applied.ts';
import {
  afterRedemptions,
  type Cart,
  discountOf,
  goodsValue,
  signatureOf,
} from '../../web/storefront/elements/cart.ts';
import { payable } from '../../web/storefront/elements/pay-field.ts';

const held = (discounts: readonly DiscountLine[], changes: Partial<Redemption> = {}): Redemption =>
  ({
    redemptionId: 'rdm_1',
    rewardId: 'fifteen',
    points: 600,
    status: 'authorized',
    orderId: null,
    lapsesAt: null,
    apply: { benefit: { kind: 'percent_off', percent: 15 }, currency: 'EUR', discounts, terms: null },
    ...changes,
  }) as Redemption;

const cartOf = (prices: readonly number[], shipping = 490): Cart => ({
  currency: 'EUR',
  shipping,
  lines: prices.map((unitPrice, index) => ({
    lineId: `l${index}`,
    sku: `s${index}`,
    quantity: 1,
    unitPrice,
    discounts: [],
    categories: [],
    tags: [],
  })),
});

const anyCart = fc
  .array(fc.nat({ max: 100_000 }), { minLength: 1, maxLength: 6 })
  .map((prices) => cartOf(prices));
const anyDiscounts = fc.array(
  fc.oneof(
    fc.record({
      kind: fc.constant('line_discount' as const),
      lineId: fc.constantFrom('l0', 'l1', 'gone'),
      amount: fc.nat({ max: 200_000 }),
    }),
    fc.record({
      kind: fc.constant('shipping_discount' as const),
      amount: fc.constantFrom(null, 100, 10_000),
    }),
  ),
  { maxLength: 5 },
);

describe('a cart after redemptions', () => {
  test('is never worth more than before, nor less than nothing, line by line', () => {
    fc.assert(
      fc.property(anyCart, anyDiscounts, (cart, discounts) => {
        const after = afterRedemptions(cart, [held(discounts)]);
        expect(after.shipping).toBeGreaterThanOrEqual(0);
        expect(after.lines).toHaveLength(cart.lines.length);
        for (const [index, line] of after.lines.entries()) {
          const value = goodsValue({ ...cart, lines: [line] });
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(
            goodsValue({ ...cart, lines: cart.lines.slice(index, index + 1) }),
          );
        }
      }),
    );
  });

  test('is as it was without any', () => {
    fc.assert(
      fc.property(anyCart, (cart) => {
        expect(afterRedemptions(cart, [])).toEqual(cart);
      }),
    );
  });

  test('takes lines without an id by their position', () => {
    const cart: Cart = { currency: 'EUR', lines: [{ sku: 'a', quantity: 2, unitPrice: 1_000 }] as never };
    const discounts: DiscountLine[] = [{ kind: 'line_discount', lineId: '1', amount: 300 }];
    expect(goodsValue(afterRedemptions(cart, [held(discounts)]))).toBe(1_700);
  });
});

test('free shipping is worth what shipping costs', () => {
  const discounts: DiscountLine[] = [
    { kind: 'shipping_discount', amount: null },
    { kind: 'line_discount', lineId: 'l0', amount: 100 },
    { kind: 'free_product', sku: 'mug', quantity: 1 },
  ];
  expect(discountOf(discounts, { shipping: 490 })).toBe(590);
});

describe('what is applied', () => {
  const discounts: DiscountLine[] = [{ kind: 'line_discount', lineId: 'l0', amount: 100 }];

  test('is what holds points for a cart, and nothing else', () => {
    const gift = {
      benefit: { kind: 'by_hand', instructions: '' },
      currency: 'EUR',
      discounts: [],
      terms: null,
    };
    const all = [
      held(discounts),
      held(discounts, { status: 'lapsed' }),
      held(discounts, { orderId: '1001' }),
      held([], { apply: gift as Redemption['apply'] }),
    ];
    expect(heldForCarts(all)).toEqual([all[0]]);
  });

  test('is current for the cart that it was made for; made elsewhere, for one that has its lines', () => {
    const cart = cartOf([5_000]);
    const isCurrent = (other: Cart, signature: string | null): boolean | undefined =>
      appliedTo(other, [held(discounts)], () => signature)[0]?.isCurrent;
    expect(isCurrent(cart, signatureOf(cart))).toBe(true);
    expect(isCurrent(cartOf([6_000]), signatureOf(cart))).toBe(false);
    expect(isCurrent(cartOf([6_000]), null)).toBe(true);
    expect(isCurrent({ ...cart, lines: [] }, null)).toBe(false);
    expect(isCurrent({ ...cart, currency: 'USD' }, null)).toBe(false);
  });
});

test('points to pay with are a multiple of the step, within what may be', () => {
  fc.assert(
    fc.property(
      fc.double({ min: -1e6, max: 1e6 }),
      fc.integer({ min: 1, max: 500 }),
      fc.integer({ min: 1, max: 2_000 }),
      fc.nat({ max: 20_000 }),
      (wish, step, minimum, more) => {
        const most = Math.ceil(minimum / step) * step + more;
        const points = payable(wish, { minimum, step }, most);
        expect(points % step).toBe(0);
        expect(points).toBeGreaterThanOrEqual(minimum);
        expect(points).toBeLessThanOrEqual(most);
      },
    ),
    { examples: [[Number.NaN, 100, 200, 0]] },
  );
});
