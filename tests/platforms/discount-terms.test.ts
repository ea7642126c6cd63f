import { describe, expect, test } from 'vitest';
import type { Order } from '../../shared/domain/order.ts';
import type { Benefit } from '../../shared/domain/program/reward.ts';
import { applyReward } from '../../shared/domain/rewards/apply-reward.ts';
import { decimalAmount } from '../../shared/domain/rewards/decimal-amount.ts';
import type { GrantedReward } from '../../shared/domain/rewards/granted-reward.ts';
import { shopifyTerms } from '../../shared/platforms/shopify/discount-terms.ts';
import { wooCommerceCoupon } from '../../shared/platforms/woocommerce/discount-terms.ts';
import { seconds } from '../domain/builders.ts';
import { aCart, aRewardProgram, worth } from '../domain/rewards/reward-builders.ts';

const program = aRewardProgram();
const cart = aCart(
  [worth('gid://shopify/CartLine/1', 1_000), worth('gid://shopify/CartLine/2', 999, { sku: 'tee' })],
  {
    shipping: 500,
  },
);
const granted = (benefit: Benefit, changes: Partial<GrantedReward> = {}): GrantedReward => ({
  reward: { name: 'Reward', benefit },
  currency: { code: 'USD', minorDigits: 2 },
  code: 'THANKS-9CFH-JK3M',
  startsAt: seconds('2026-11-23T00:00:00Z'),
  expiresAt: seconds('2026-12-23T00:00:00Z'),
  ...changes,
});
const onCart = (benefit: Benefit, points?: number, of: Order = cart): Partial<GrantedReward> => ({
  onCart: { cart: of, applied: applyReward(benefit, of, program, points) },
});

test.each([
  [1_250, 2, '12.50'],
  [5, 2, '0.05'],
  [0, 2, '0.00'],
  [1_250, 0, '1250'],
  [1_250, 3, '1.250'],
])('%i minor units of %i digits are %s', (amount, minorDigits, text) => {
  expect(decimalAmount(amount, { minorDigits })).toBe(text);
});

const tenPercent = { kind: 'percent_off', percent: 10 } as const;
const mug = { kind: 'free_product', sku: 'mug', quantity: 1 } as const;
const payment = { kind: 'pay_with_points', minimum: 1, step: 1, atMostPercent: 100 } as const;

/** A reward that is handed out as a code, with a cart that it is not for yet. */
const handedOut = (benefit: Benefit): Partial<GrantedReward> => ({
  reward: { name: 'Reward', benefit, coupon: { codes: { kind: 'generated', length: 10 } } },
  onCart: { cart, applied: { currency: 'USD', lines: {}, shipping: 0 } },
});
const withoutCode = (benefit: Benefit, changes: Partial<GrantedReward>): GrantedReward => {
  const { code: _, ...others } = granted(benefit, changes);
  return others;
};

describe('Shopify', () => {
  const admin = (benefit: Benefit, changes: Partial<GrantedReward> = {}) =>
    shopifyTerms(granted(benefit, changes)).admin;
  const basic = (benefit: Benefit, changes: Partial<GrantedReward> = {}) => {
    const call = admin(benefit, changes);
    if (!('mutation' in call) || call.mutation !== 'discountCodeBasicCreate')
      throw new Error(`not a basic code: ${JSON.stringify(call)}`);
    return call.variables.basicCodeDiscount;
  };

  test('a code for later says what the reward says', () => {
    const reward = { name: 'Ten percent', benefit: tenPercent, minimumOrder: { USD: 5_000 } };
    expect(admin(tenPercent, { reward })).toEqual({
      mutation: 'discountCodeBasicCreate',
      variables: {
        basicCodeDiscount: {
          title: 'Ten percent',
          code: 'THANKS-9CFH-JK3M',
          startsAt: '2026-11-23T00:00:00.000Z',
          endsAt: '2026-12-23T00:00:00.000Z',
          usageLimit: 1,
          context: { all: 'ALL' },
          minimumRequirement: { subtotal: { greaterThanOrEqualToSubtotal: '50.00' } },
          customerGets: { value: { percentage: 0.1 }, items: { all: true } },
          combinesWith: { orderDiscounts: true, productDiscounts: true, shippingDiscounts: true },
        },
      },
    });
  });

  test('a code for a cart takes off what was judged', () => {
    const value = (benefit: Benefit, points?: number) =>
      basic(benefit, onCart(benefit, points)).customerGets.value;
    const fixed = (amount: string) => ({ discountAmount: { amount, appliesOnEachItem: false } });
    expect(value(tenPercent)).toEqual(fixed('1.99'));
    expect(value({ ...tenPercent, atMost: { USD: 150 } })).toEqual(fixed('1.50'));
    expect(value({ kind: 'amount_off', amount: { USD: 9_900 } })).toEqual(fixed('19.99'));
    expect(value(payment, 250)).toEqual(fixed('2.50'));
  });

  test('the cart has the minimum already; a code that is handed out is for a cart to come', () => {
    const reward = { name: 'Ten percent', benefit: tenPercent, minimumOrder: { USD: 100 } };
    expect(basic(tenPercent, { ...onCart(tenPercent), reward })).not.toHaveProperty('minimumRequirement');
    expect(basic(tenPercent, handedOut(tenPercent)).customerGets.value).toEqual({ percentage: 0.1 });
  });

  test('a redemption without a code leaves it to the shop', () => {
    const { admin: call } = shopifyTerms(withoutCode(tenPercent, onCart(tenPercent)));
    expect(call).toMatchObject({ mutation: 'discountCodeBasicCreate' });
    expect(call).not.toHaveProperty('variables.basicCodeDiscount.code');
  });

  test('goods are named by variant', () => {
    const products = { mug: 'gid://shopify/ProductVariant/7' };
    const items = { products: { productVariantsToAdd: ['gid://shopify/ProductVariant/7'] } };
    const mugs = { ...tenPercent, goods: { skus: ['mug'] } };
    expect(basic(mugs, { products }).customerGets.items).toEqual(items);
    expect(basic(mug, { products, ...onCart(mug) }).customerGets).toEqual({
      value: { discountAmount: { amount: '10.00', appliesOnEachItem: false } },
      items,
    });
  });

  test('free shipping', () => {
    expect(admin({ kind: 'free_shipping' }, { expiresAt: null })).toMatchObject({
      mutation: 'discountCodeFreeShippingCreate',
      variables: { freeShippingCodeDiscount: { endsAt: null, destination: { all: true }, usageLimit: 1 } },
    });
  });

  test('gift cards and credit', () => {
    const amount = { USD: 2_500 };
    expect(admin({ kind: 'gift_card', amount })).toEqual({
      mutation: 'giftCardCreate',
      variables: { input: { initialValue: '25.00', code: 'THANKS9CFHJK3M', note: 'Reward' } },
    });
    expect(admin({ kind: 'store_credit', amount }, { customerId: 'gid://shopify/Customer/5' })).toEqual({
      mutation: 'storeCreditAccountCredit',
      variables: {
        id: 'gid://shopify/Customer/5',
        creditInput: { creditAmount: { amount: '25.00', currencyCode: 'USD' } },
      },
    });
  });

  test('a function takes off each line what was judged for it', () => {
    const candidate = (id: string, amount: string) => ({
      message: 'Reward',
      targets: [{ cartLine: { id } }],
      value: { fixedAmount: { amount, appliesToEachItem: false } },
    });
    expect(shopifyTerms(granted(tenPercent, onCart(tenPercent))).functionOperations).toEqual([
      {
        productDiscountsAdd: {
          candidates: [
            candidate('gid://shopify/CartLine/1', '1.00'),
            candidate('gid://shopify/CartLine/2', '0.99'),
          ],
          selectionStrategy: 'ALL',
        },
      },
    ]);
    expect(shopifyTerms(granted(tenPercent)).functionOperations).toEqual([]);
  });

  test.each<[string, Benefit, Partial<GrantedReward>]>([
    ['upper bound', { ...tenPercent, atMost: { USD: 100 } }, {}],
    ['by collection', { ...tenPercent, goods: { categories: ['sale'] } }, {}],
    ['that of mug', { ...tenPercent, goods: { skus: ['mug'] } }, {}],
    [
      'no amount in JPY',
      { kind: 'amount_off', amount: { USD: 1 } },
      { currency: { code: 'JPY', minorDigits: 0 } },
    ],
    ['discountCodeBxgyCreate', mug, {}],
    ['nothing off this cart', { ...mug, sku: 'cap' }, onCart({ ...mug, sku: 'cap' })],
    ['only with a cart', payment, {}],
    ['no part off', { kind: 'free_shipping', atMost: { USD: 100 } }, {}],
    ['8 to 20', { kind: 'gift_card', amount: { USD: 1 } }, { code: 'SHORT' }],
    ['id of this one', { kind: 'store_credit', amount: { USD: 1 } }, {}],
    ['People fulfill', { kind: 'by_hand', instructions: 'call' }, {}],
    ['People fulfill', { kind: 'donation', amount: { USD: 1 }, to: 'the sea' }, {}],
  ])('says what it cannot: %s', (words, benefit, changes) => {
    expect(admin(benefit, changes)).toEqual({ unsupported: expect.stringContaining(words) });
  });
});

describe('WooCommerce', () => {
  const coupon = (benefit: Benefit, changes: Partial<GrantedReward> = {}) =>
    wooCommerceCoupon(granted(benefit, changes));

  test('a code for later says what the reward says', () => {
    const reward = { name: 'Ten percent', benefit: tenPercent, minimumOrder: { USD: 5_000 } };
    expect(coupon(tenPercent, { reward })).toEqual({
      code: 'THANKS-9CFH-JK3M',
      description: 'Ten percent',
      discount_type: 'percent',
      amount: '10',
      date_expires_gmt: '2026-12-23T00:00:00',
      usage_limit: 1,
      individual_use: false,
      minimum_amount: '50.00',
    });
    expect(coupon({ kind: 'amount_off', amount: { USD: 750 } }, { expiresAt: null })).toMatchObject({
      discount_type: 'fixed_cart',
      amount: '7.50',
      date_expires_gmt: null,
    });
  });

  test('a code for a cart takes off what was judged', () => {
    const bounded = { ...tenPercent, atMost: { USD: 150 } };
    const fixed = (amount: string) => ({ discount_type: 'fixed_cart', amount });
    expect(coupon(tenPercent, onCart(tenPercent))).toMatchObject(fixed('1.99'));
    expect(coupon(bounded, onCart(bounded))).toMatchObject(fixed('1.50'));
    expect(coupon(payment, onCart(payment, 250))).toMatchObject(fixed('2.50'));
  });

  test('the cart has the minimum already; a code that is handed out is for a cart to come', () => {
    const reward = { name: 'Ten percent', benefit: tenPercent, minimumOrder: { USD: 100 } };
    expect(coupon(tenPercent, { ...onCart(tenPercent), reward })).not.toHaveProperty('minimum_amount');
    expect(coupon(tenPercent, handedOut(tenPercent))).toMatchObject({
      discount_type: 'percent',
      amount: '10',
    });
  });

  test('a redemption without a code leaves it to the shop', () => {
    const body = wooCommerceCoupon(withoutCode(tenPercent, onCart(tenPercent)));
    expect(body).toMatchObject({ discount_type: 'fixed_cart', amount: '1.99' });
    expect(body).not.toHaveProperty('code');
  });

  test('goods are named by product id', () => {
    const products = { mug: '17', tee: '18' };
    expect(coupon({ ...mug, quantity: 3 }, { products })).toMatchObject({
      discount_type: 'percent',
      amount: '100',
      product_ids: [17],
      limit_usage_to_x_items: 3,
    });
    const sale = { ...tenPercent, goods: { categories: ['sale'] } };
    const withSale = aCart([worth('1', 1_000), worth('2', 900, { sku: 'tee', categories: ['sale'] })]);
    expect(coupon(sale, { products, ...onCart(sale, 0, withSale) })).toMatchObject({
      discount_type: 'percent',
      amount: '10',
      product_ids: [18],
    });
  });

  test('free shipping', () => {
    expect(coupon({ kind: 'free_shipping' })).toMatchObject({
      discount_type: 'fixed_cart',
      amount: '0',
      free_shipping: true,
    });
  });

  test.each<[string, Benefit, Partial<GrantedReward>]>([
    ['with a cart it is', { ...tenPercent, atMost: { USD: 100 } }, {}],
    [
      'divides an amount',
      { ...tenPercent, atMost: { USD: 100 }, goods: { skus: ['mug'] } },
      onCart(tenPercent),
    ],
    ['categories and tags', { ...tenPercent, goods: { tags: ['sale'] } }, {}],
    ['that of mug', mug, {}],
    ['that of mug', mug, { products: { mug: 'gid://shopify/ProductVariant/7' } }],
    [
      'no amount in JPY',
      { kind: 'amount_off', amount: { USD: 1 } },
      { currency: { code: 'JPY', minorDigits: 0 } },
    ],
    ['not off some lines', { kind: 'amount_off', amount: { USD: 1 }, goods: { skus: ['mug'] } }, {}],
    ['only with a cart', payment, {}],
    ['nothing off this cart', payment, onCart(payment, 0)],
    ['no part off', { kind: 'free_shipping', atMost: { USD: 100 } }, {}],
    ['no gift cards', { kind: 'gift_card', amount: { USD: 1 } }, {}],
    ['no credit', { kind: 'store_credit', amount: { USD: 1 } }, {}],
    ['People fulfill', { kind: 'by_hand', instructions: 'call' }, {}],
    ['People fulfill', { kind: 'donation', amount: { USD: 1 }, to: 'the sea' }, {}],
  ])('says what it cannot: %s', (words, benefit, changes) => {
    expect(coupon(benefit, changes)).toEqual({ unsupported: expect.stringContaining(words) });
  });
});
