import { describe, expect, test } from 'vitest';
import { lineNet } from '../../shared/domain/order.ts';
import { orderOf } from '../../shared/earning/order-command.ts';
import type { Intent, RecordIntent } from '../../shared/platforms/intent.ts';
import { translateShopify } from '../../shared/platforms/shopify/translate.ts';
import { translated } from './recorded.ts';

const shopify = (name: string, change?: Parameters<typeof translated>[2]) =>
  translated('shopify', name, change);

function recorded(intents: readonly Intent[]): RecordIntent {
  const [first] = intents;
  if (first?.kind !== 'record') throw new Error(`not an order: ${JSON.stringify(first)}`);
  return first;
}

const nets = (intents: readonly Intent[]) => orderOf(recorded(intents).request).lines.map(lineNet);
const refundsOf = (intents: readonly Intent[]) => intents.filter(({ kind }) => kind === 'refund');

const BY_LINE = {
  kind: 'refund',
  orderId: '820982911946154508',
  request: {
    refundId: '929361462508',
    refundedAt: '2026-11-09T09:00:00-05:00',
    scope: { kind: 'lines', lines: [{ lineId: '866550311766439020', quantity: 1 }] },
  },
};
const BY_AMOUNT = {
  kind: 'refund',
  orderId: '820982911946154508',
  request: {
    refundId: '929361462509',
    refundedAt: '2026-11-10T16:30:00-05:00',
    scope: { kind: 'amount', amount: 800 },
  },
};

describe("an order of Shopify's", () => {
  test('with tax in its prices and two codes is recorded without the tax, to the penny', () => {
    const { request, coupons } = recorded(shopify('orders-paid-tax-included'));
    expect(request).toEqual({
      // Ids above 2^53 stay what they are.
      orderId: '820982911946154508',
      customerId: '115310627314723954',
      currency: 'GBP',
      channel: 'web',
      country: 'GB',
      placedAt: '2026-11-02T10:15:29-05:00',
      lines: [
        {
          lineId: '866550311766439020',
          sku: 'mug-blue',
          quantity: 2,
          unitPrice: 2000,
          discounts: [
            { amount: 400, coupon: 'AUTUMN10' },
            { amount: 417, coupon: 'PNR4-WKTH-7MQX' },
          ],
          categories: [],
          tags: [],
        },
        {
          lineId: '866550311766439021',
          sku: 'bowl-large',
          quantity: 1,
          unitPrice: 5000,
          discounts: [{ amount: 500, coupon: 'AUTUMN10' }],
          categories: [],
          tags: [],
        },
      ],
      shipping: 480,
      tax: 1617,
    });
    expect(coupons).toEqual(['AUTUMN10', 'PNR4-WKTH-7MQX']);
    // 38.20 less 6.37 tax, and 54.00 less 9.00 tax.
    expect(nets(shopify('orders-paid-tax-included'))).toEqual([3183, 4500]);
  });

  test('of a guest names them by a hash; a tip is no goods, a gift card is marked, a line without SKU has its variant', () => {
    const { request } = recorded(shopify('orders-paid-guest'));
    expect(request.customerId).toBeUndefined();
    expect(request.guestReference).toBe(
      'sha256:d1c46fd6748e0bf29ad6123c1b8d2b1ed1afdf25cf973eff63e8a2e6af026d7e',
    );
    expect(request.channel).toBe('pos');
    expect(request.placedAt).toBe('2026-11-02T10:15:30-05:00');
    expect(request.lines.map(({ sku, tags }) => [sku, tags])).toEqual([
      ['42490400000335', []],
      ['gift-50', ['gift_card']],
    ]);
    expect(JSON.stringify(request).toLowerCase()).not.toContain('example.com');
  });

  test("of a shopper who sees other money is recorded in the shop's", () => {
    const { request } = recorded(shopify('orders-paid-multi-currency'));
    expect(request).toMatchObject({ currency: 'EUR', shipping: 1250 });
    expect(nets(shopify('orders-paid-multi-currency'))).toEqual([8999]);
  });

  test('that was edited before it was paid has the units that were paid for', () => {
    const intents = shopify('orders-paid-edited-before');
    expect(recorded(intents).request.lines).toMatchObject([{ quantity: 2, unitPrice: 1200 }]);
    expect(refundsOf(intents)).toEqual([]);
  });

  test('is the same order after refunds, with the refunds as they were told one by one', () => {
    const after = shopify('orders-updated-refunded');
    expect(recorded(after)).toEqual(recorded(shopify('orders-paid-tax-included')));
    expect(refundsOf(after)).toEqual([BY_LINE, BY_AMOUNT]);
    expect(shopify('refunds-create-by-line')).toEqual([BY_LINE]);
    expect(shopify('refunds-create-amount')).toEqual([BY_AMOUNT]);
  });

  test('is the same order whichever topic brings it', () => {
    const payloadOf = (status: string) => (payload: Record<string, unknown>) => {
      payload['financial_status'] = status;
      payload['updated_at'] = '2027-01-01T00:00:00Z';
    };
    const paid = shopify('orders-paid-tax-included');
    expect(shopify('orders-create-unpaid', payloadOf('paid'))).toEqual(paid);
    expect(shopify('orders-paid-tax-included', payloadOf('refunded'))).toEqual(paid);
  });

  test('that is canceled after payment goes back whole, also what its refund had left', () => {
    const intents = shopify('orders-cancelled-refunded');
    expect(recorded(intents)).toEqual(recorded(shopify('orders-paid-to-be-cancelled')));
    expect(intents.slice(1)).toEqual([
      ...shopify('refunds-create-of-cancellation'),
      {
        kind: 'refund',
        orderId: '5678901250002',
        request: {
          refundId: 'cancellation',
          refundedAt: '2026-11-04T11:00:01-05:00',
          scope: { kind: 'remainder' },
        },
      },
    ]);
  });
});

test('more money than its lines is an amount beside them', () => {
  const intents = shopify('refunds-create-by-line', (refund) => {
    refund['order_adjustments'] = [
      { amount: '-2.50', amount_set: null, kind: 'refund_discrepancy', reason: 'Customer' },
    ];
  });
  expect(intents).toEqual([
    BY_LINE,
    {
      ...BY_LINE,
      request: {
        ...BY_LINE.request,
        refundId: '929361462508:amount',
        scope: { kind: 'amount', amount: 250 },
      },
    },
  ]);
});

test.each([
  ['orders-create-unpaid', 'order 820982911946154508 is not paid: pending'],
  ['orders-cancelled-unpaid', 'order 5678901250001 is not paid: voided'],
  ['orders-paid-test', 'order 5678901250004 is a test'],
  ['refunds-create-restock', 'refund 929361462514 gives no money for goods back'],
  ['refunds-create-shipping', 'refund 929361462512 gives no money for goods back'],
])('%s asks for nothing', (name, reason) => {
  expect(shopify(name)).toEqual([{ kind: 'ignore', reason }]);
});

test('a failed payment back gives nothing back', () => {
  const failed = (refund: Record<string, unknown>) => {
    for (const transaction of refund['transactions'] as { status: string }[]) transaction.status = 'failure';
  };
  expect(shopify('refunds-create-by-line', failed)).toMatchObject([{ kind: 'ignore' }]);
});

test('a topic that is not needed is ignored, whatever it brings', () => {
  expect(translateShopify('products/update', null)).toEqual([
    { kind: 'ignore', reason: 'the topic products/update is not needed' },
  ]);
});

test('what is missing is named, and nothing of the payload is repeated', () => {
  const broken = (order: Record<string, unknown>) => {
    delete order['currency'];
    order['customer'] = { id: 'shopper@example.com' };
  };
  expect(() => shopify('orders-paid-tax-included', broken)).toThrow(
    expect.objectContaining({
      code: 'PAYLOAD_NOT_UNDERSTOOD',
      errors: [
        { pointer: '/currency', detail: expect.any(String) },
        { pointer: '/customer/id', detail: 'must be an id of the platform, a whole number' },
      ],
      message: expect.not.stringContaining('@'),
    }),
  );
});

test('an order above a limit of ours says which', () => {
  const many = (order: Record<string, unknown>) => {
    const [line] = order['line_items'] as object[];
    order['line_items'] = Array.from({ length: 101 }, (_, index) => ({ ...line, id: `${index + 1}` }));
  };
  expect(() => shopify('orders-paid-tax-included', many)).toThrow('must have at most 100 items');
});
