import { expect, test } from 'vitest';
import { refuse } from '../../shared/domain/refusal.ts';
import { aCapability } from './capability.ts';
import { NOW } from './orders-in-memory.ts';
import { translated } from './recorded.ts';

const SHOPIFY_ORDER = '820982911946154508';
const shopify = (name: string) => translated('shopify', name);

const outcomes = (deeds: readonly { outcome: string }[]) => deeds.map(({ outcome }) => outcome);

test('an order is recorded once, however often it is told', async () => {
  const { orders, carryOut } = aCapability();
  const paid = shopify('orders-paid-tax-included');
  expect(outcomes(await carryOut(paid, NOW))).toEqual(['done']);
  expect(outcomes(await carryOut(paid, NOW))).toEqual(['known']);
  // 31.83 + 45.00 of goods: one point for each whole pound.
  expect(orders.stateOf(SHOPIFY_ORDER)?.kept).toBe(76);
});

test('a refund before its order waits and is applied with it', async () => {
  const { orders, carryOut } = aCapability();
  const [deed] = await carryOut(shopify('refunds-create-by-line'), NOW);
  expect(deed).toMatchObject({ kind: 'refund', outcome: 'awaiting_order' });
  await carryOut(shopify('orders-paid-tax-included'), NOW);
  expect(orders.stateOf(SHOPIFY_ORDER)).toMatchObject({ kept: 60, refunds: [{}] });
});

test('what the platform edits after the payment is told and does not change what was recorded', async () => {
  const { orders, told, carryOut } = aCapability();
  await carryOut(shopify('orders-paid-tax-included'), NOW);
  expect(outcomes(await carryOut(shopify('orders-updated-edited'), NOW))).toEqual(['differs']);
  expect(orders.stateOf(SHOPIFY_ORDER)?.kept).toBe(76);
  expect(told.counted).toEqual(['PlatformDeedsDiffering']);
});

test.each([
  ['after', ['orders-paid-lamp', 'refunds-create-all-as-amount']],
  ['before', ['refunds-create-all-as-amount', 'orders-paid-lamp']],
])(
  'money with tax, more than the goods are worth, gives all of them back: told %s the order',
  async (_, names) => {
    const { orders, carryOut } = aCapability();
    for (const name of [...names, ...names]) await carryOut(shopify(name), NOW);
    expect(orders.stateOf('5678901250005')).toMatchObject({ kept: 0, order: { lines: [{ quantity: 1 }] } });
  },
);

test('the full refund of what went back in parts is known already', async () => {
  const { orders, carryOut } = aCapability();
  const deeds = await carryOut(translated('woocommerce', 'order-updated-refunded'), NOW);
  expect(orders.stateOf('727')?.kept).toBe(0);
  expect(outcomes(deeds)).toEqual(['done', 'done', 'done', 'done']);
  const again = await carryOut(translated('woocommerce', 'order-updated-refunded'), NOW);
  expect(outcomes(again)).toEqual(['known', 'known', 'known', 'known']);
});

test('codes that are coupons of ours become redemptions, others do not', async () => {
  const { orders, told, carryOut } = aCapability(['PNR4-WKTH-7MQX']);
  expect(outcomes(await carryOut(shopify('orders-paid-tax-included'), NOW))).toEqual(['done']);
  expect(orders.redeemed).toEqual(['PNR4-WKTH-7MQX']);
  expect(told).toEqual({ message: '', counted: [] });
});

test.each(['COUPON_USED', 'COUPON_EXPIRED', 'COUPON_VOID', 'TOO_MANY_REDEMPTIONS'] as const)(
  'an order whose redemption is refused with %s is recorded without it, which is logged and counted',
  async (code) => {
    const { orders, told, carryOut } = aCapability(['PNR4-WKTH-7MQX']);
    orders.refusedCodes.set('PNR4-WKTH-7MQX', refuse(code, 'no', '/redemptions/0'));
    const deeds = await carryOut(shopify('orders-paid-tax-included'), NOW);
    expect(outcomes(deeds)).toEqual(['done']);
    expect(orders.stateOf(SHOPIFY_ORDER)?.kept).toBe(76);
    expect(orders.redeemed).toEqual([]);
    expect(told.counted).toEqual(['PlatformRedemptionsRefused']);
    expect(told.message).toContain(code);
    // A code is a secret.
    expect(told.message).not.toContain('7MQX');
    expect(outcomes(await carryOut(shopify('orders-paid-tax-included'), NOW))).toEqual(['known']);
  },
);

test('an order that was recorded with some of its redemptions is known when it is told of again', async () => {
  const [good, bad, other] = ['PNR4-WKTH-7MQX', 'USED-ELSE-WHERE', 'GOOD-TOO'];
  const { orders, told, carryOut } = aCapability([good, bad, other]);
  orders.refusedCodes.set(bad, refuse('COUPON_USED', 'no', '/redemptions/1'));
  const intents = shopify('orders-paid-tax-included').map((intent) =>
    intent.kind === 'record' ? { ...intent, coupons: [good, bad, other] } : intent,
  );
  expect(outcomes(await carryOut(intents, NOW))).toEqual(['done']);
  expect(orders.redeemed).toEqual([good, other]);
  expect(outcomes(await carryOut(intents, NOW))).toEqual(['known']);
  expect(told.counted).toEqual(['PlatformRedemptionsRefused']);
});

test('an order that the program refuses is set aside without anything of the person, and counted', async () => {
  const { told, setAside, carryOut } = aCapability();
  const deeds = await carryOut(translated('woocommerce', 'order-updated-yen-fee'), NOW);
  expect(deeds).toMatchObject([
    { kind: 'order', outcome: 'set_aside', detail: expect.stringContaining('CURRENCY_NOT_IN_PROGRAM') },
  ]);
  expect(told.counted).toEqual(['PlatformDeedsRefused']);
  expect(setAside).toMatchObject([
    { orderId: deeds[0]?.orderId, code: 'CURRENCY_NOT_IN_PROGRAM', setAsideAt: NOW },
  ]);
  expect(Object.keys(JSON.parse(setAside[0]?.order ?? '{}'))).toEqual(['request', 'coupons']);
  expect(setAside[0]?.order).not.toMatch(/example\.|@/);
});
