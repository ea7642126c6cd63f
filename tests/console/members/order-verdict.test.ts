import { expect, test } from 'vitest';
import type { OrderStatus } from '../../../client/generated/types.ts';
import { orderVerdict } from '../../../web/console/members/order/order-verdict.ts';

const MINE = 'mbr_00000000000000000001';
const OTHER = 'mbr_00000000000000000002';

const order = (changes: Partial<OrderStatus> = {}): OrderStatus => ({
  orderId: '1001',
  status: 'recorded',
  memberId: MINE,
  placedAt: '2026-11-01T10:00:00Z',
  currency: 'EUR',
  kept: 30,
  claimed: false,
  deliveredAt: null,
  lines: [{ lineId: 'a', sku: 'mug', quantity: 3, returned: 1 }],
  amountRefunded: 0,
  redemptions: [],
  refunds: [],
  ...changes,
});

test('an order that was never sent is not known', () => {
  expect(orderVerdict(null, MINE)).toMatchObject({ title: 'This order is not known here', isFine: false });
});

test('refunds alone are no order', () => {
  expect(orderVerdict(order({ status: 'awaiting_order', memberId: null }), MINE).title).toMatch(
    /Only refunds/,
  );
});

test('an order of somebody else leads to their account', () => {
  expect(orderVerdict(order({ memberId: OTHER }), MINE)).toMatchObject({
    isFine: false,
    otherMemberId: OTHER,
  });
});

test('an order of theirs is worth what it is worth', () => {
  expect(orderVerdict(order(), MINE)).toEqual({
    title: 'Worth 30 points as it stands',
    detail: '3 units were bought, 1 of them went back. Below is what each rule said to it.',
    isFine: true,
    otherMemberId: null,
  });
  expect(orderVerdict(order({ kept: 0 }), MINE)).toMatchObject({
    title: 'Worth no points as it stands',
    isFine: false,
  });
});
