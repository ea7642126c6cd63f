import { describe, expect, test } from 'vitest';
import { lineNet } from '../../shared/domain/order.ts';
import { orderOf } from '../../shared/earning/order-command.ts';
import type { Intent, RecordIntent } from '../../shared/platforms/intent.ts';
import { isPing, translateWooCommerce } from '../../shared/platforms/woocommerce/translate.ts';
import { translated } from './recorded.ts';

const woo = (name: string, change?: Parameters<typeof translated>[2]) =>
  translated('woocommerce', name, change);

function recorded(intents: readonly Intent[]): RecordIntent {
  const [first] = intents;
  if (first?.kind !== 'record') throw new Error(`not an order: ${JSON.stringify(first)}`);
  return first;
}

const nets = (intents: readonly Intent[]) => orderOf(recorded(intents).request).lines.map(lineNet);

const refund = (orderId: string, refundId: string, scope: object) => ({
  kind: 'refund',
  orderId,
  request: { refundId, scope },
});

describe("an order of WooCommerce's", () => {
  test('with tax in its prices is recorded without, and several coupons share what is off a line', () => {
    const { request, coupons } = recorded(woo('order-updated-paid'));
    expect(request).toEqual({
      orderId: '727',
      customerId: '26',
      currency: 'GBP',
      channel: 'web',
      country: 'GB',
      placedAt: '2026-11-02T15:15:30Z',
      lines: [
        {
          lineId: '315',
          sku: 'mug-blue',
          quantity: 3,
          // 25.00 for three: rounded up, and two pence more off.
          unitPrice: 834,
          discounts: [
            { amount: 167, coupon: 'autumn10' },
            { amount: 85, coupon: 'pnr4-wkth-7mqx' },
          ],
          categories: [],
          tags: [],
        },
        {
          lineId: '316',
          sku: 'bowl-large',
          quantity: 1,
          unitPrice: 5000,
          discounts: [
            { amount: 333, coupon: 'autumn10' },
            { amount: 167, coupon: 'pnr4-wkth-7mqx' },
          ],
          categories: [],
          tags: [],
        },
      ],
      shipping: 400,
      tax: 1430,
    });
    expect(coupons).toEqual(['autumn10', 'pnr4-wkth-7mqx']);
    expect(nets(woo('order-updated-paid'))).toEqual([2250, 4500]);
  });

  test('is the same order at every later delivery', () => {
    const first = recorded(woo('order-updated-paid'));
    for (const later of ['completed', 'partly-refunded', 'refunded'])
      expect(recorded(woo(`order-updated-${later}`))).toEqual(first);
  });

  test('of a guest names them by the hash that the same guest has on every platform', () => {
    const { request } = recorded(woo('order-created-guest'));
    const { request: onShopify } = recorded(translated('shopify', 'orders-paid-guest'));
    expect(request.customerId).toBeUndefined();
    expect(request.guestReference).toBe(onShopify.guestReference);
    expect(request).toMatchObject({ channel: 'web', lines: [{ sku: '94' }] });
  });

  test('without decimals counts whole yen, and a fee below zero is a discount on all goods', () => {
    const intents = woo('order-updated-yen-fee');
    expect(recorded(intents).request.lines.map(({ unitPrice }) => unitPrice)).toEqual([3000, 334]);
    expect(nets(intents)).toEqual([5572, 928]);
  });

  test('sold by weight, in a status of a plugin, is one unit at the price of all', () => {
    expect(recorded(woo('order-updated-by-weight')).request.lines).toMatchObject([
      { quantity: 1, unitPrice: 1875 },
    ]);
  });
});

describe('what goes back', () => {
  test("of a refund is the goods' part of its money", () => {
    // A tenth of 85.80 was paid back, so a tenth of 67.50.
    expect(woo('order-updated-partly-refunded').slice(1)).toEqual([
      refund('727', '726001', { kind: 'amount', amount: 675 }),
    ]);
  });

  test('of an order whose money is all back is all of it', () => {
    expect(woo('order-updated-refunded').slice(1)).toEqual([
      refund('727', '726002', { kind: 'amount', amount: 6075 }),
      refund('727', '726001', { kind: 'amount', amount: 675 }),
      refund('727', 'full-refund', { kind: 'remainder' }),
    ]);
    const unmarked = woo('order-updated-refunded', (order) => {
      order['status'] = 'completed';
    });
    expect(unmarked.at(-1)).toEqual(refund('727', 'full-refund', { kind: 'remainder' }));
  });

  test('of a paid order that is canceled is all of it', () => {
    expect(woo('order-updated-cancelled-paid')).toEqual([
      ...woo('order-updated-paid-vase'),
      refund('731', 'cancellation', { kind: 'remainder' }),
    ]);
  });
});

test.each([
  ['order-created-pending', 'order 727 is not paid: pending'],
  ['order-updated-on-hold', 'order 732 is not paid: on-hold'],
  ['order-updated-cancelled-unpaid', 'order 730 is not paid: cancelled'],
  ['order-deleted', 'deleting an order gives nothing back'],
])('%s asks for nothing', (name, reason) => {
  expect(woo(name)).toEqual([{ kind: 'ignore', reason }]);
});

test('an order without goods, and a topic that is not needed, ask for nothing', () => {
  const empty = (order: Record<string, unknown>) => {
    order['line_items'] = [];
  };
  expect(woo('order-updated-paid', empty)).toEqual([{ kind: 'ignore', reason: 'order 727 has no goods' }]);
  expect(translateWooCommerce('product.updated', {})).toEqual([
    { kind: 'ignore', reason: 'the topic product.updated is not needed' },
  ]);
});

test("an answer of WooCommerce's own refusal is not taken for an order", () => {
  const refused = { code: 'woocommerce_rest_cannot_view', message: 'Sorry', data: { status: '401' } };
  expect(() => translateWooCommerce('order.updated', refused)).toThrow(
    expect.objectContaining({ code: 'PAYLOAD_NOT_UNDERSTOOD' }),
  );
});

test('a ping is known by its form', () => {
  expect(isPing('webhook_id=12')).toBe(true);
  expect(isPing('{"webhook_id":12}')).toBe(false);
  expect(isPing('webhook_id=12&id=727')).toBe(false);
});
