import type { RefundRequest } from '../../contracts/refunds.ts';
import { minorUnits } from '../decimal-money.ts';
import { CANCELLATION, FULL_REFUND, type RefundIntent } from '../intent.ts';
import type { WooCommerceOrder } from './payload.ts';

/**
 * The refunds listed in an order. WooCommerce tells of each what was paid back in all, tax and shipping included, and not
 * for which lines; so each counts as an amount, the goods' part of it: amount × goods without tax ÷ order total, rounded
 * down. No refund depends on another that way, and all of the money is all of the goods.
 *
 * @param goods net value of the order's lines, in minor units
 */
export function refundIntents(order: WooCommerceOrder, goods: number): readonly RefundIntent[] {
  const { id, currency } = order;
  const total = minorUnits(order.total, currency);
  const amounts = order.refunds.map((refund) => ({
    refundId: refund.id,
    paidBack: Math.abs(minorUnits(refund.total, currency)),
  }));
  const partial = amounts.flatMap(({ refundId, paidBack }): RefundIntent[] => {
    const amount = goodsPart(paidBack, goods, total);
    return amount === 0 ? [] : [intent(id, refundId, { kind: 'amount', amount })];
  });
  const paidBack = amounts.reduce((sum, each) => sum + each.paidBack, 0);
  const isAllBack = order.status === 'refunded' || (total > 0 && paidBack >= total);
  return [
    ...partial,
    ...(isAllBack ? [intent(id, FULL_REFUND, { kind: 'remainder' })] : []),
    ...(order.status === 'cancelled' ? [intent(id, CANCELLATION, { kind: 'remainder' })] : []),
  ];
}

/** The payload does not say when it was refunded, and a moment that each delivery gives anew would be another refund. */
function intent(orderId: string, refundId: string, scope: RefundRequest['scope']): RefundIntent {
  return { kind: 'refund', orderId, request: { refundId, scope } };
}

function goodsPart(paidBack: number, goods: number, total: number): number {
  if (total <= 0) return 0;
  const part = Number((BigInt(paidBack) * BigInt(goods)) / BigInt(total));
  return Math.min(part, goods);
}
