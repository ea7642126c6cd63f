import { readOrder as operation } from '../../shared/contracts/operations/orders.ts';
import type { OrderStatus } from '../../shared/contracts/orders.ts';
import { isoTime, isoTimeOrNull } from '../../shared/contracts/time.ts';
import type { OrderState } from '../../shared/domain/ledger/order-state.ts';
import { spentLeft } from '../../shared/domain/ledger/spent-on-order.ts';
import { ownValue } from '../../shared/domain/program/own-value.ts';
import { refuse } from '../../shared/domain/refusal.ts';
import { answer } from '../../shared/lambda/answer.ts';
import { route } from '../../shared/lambda/route.ts';
import { parkedView, refundView } from '../../shared/ordering/order-view.ts';
import type { OrderingDeps } from '../../shared/ordering/ordering-deps.ts';
import type { ParkedRefund } from '../../shared/storage/parked-refunds.ts';

/** An order as it stands. Reads only. Refusals: ORDER_NOT_FOUND. */
export function readOrder({ ledger }: Pick<OrderingDeps, 'ledger'>) {
  return route(operation, async ({ path: { orderId } }) => {
    const record = await ledger.readOrder(orderId);
    if (record === null)
      return refuse('ORDER_NOT_FOUND', `No order ${orderId} has been recorded.`, '/path/orderId');
    const body = record.state
      ? recordedView(record.state, await redemptionsOf(record.state))
      : awaitedView(orderId, record.parked?.refunds ?? []);
    return answer(200, body);
  });

  /** What is still spent on the order is a function of what is left of it; which reward it was, the redemption says. */
  function redemptionsOf({ spent: all, order, returned }: OrderState): Promise<OrderStatus['redemptions']> {
    return Promise.all(
      all.map(async (each) => {
        const { redemptionId, points } = each;
        const redemption = await ledger.readRedemption(redemptionId);
        if (redemption === null) throw new Error(`redemption ${redemptionId} is not in the ledger`);
        const spent = spentLeft(each, order, returned);
        return { redemptionId, rewardId: redemption.rewardId, points, spent, returned: points - spent };
      }),
    );
  }
}

function recordedView(state: OrderState, redemptions: OrderStatus['redemptions']): OrderStatus {
  const { order, returned } = state;
  return {
    orderId: order.orderId,
    status: 'recorded',
    memberId: state.memberId,
    placedAt: isoTime(order.placedAt),
    currency: order.currency,
    kept: state.kept,
    claimed: state.claim !== null,
    deliveredAt: isoTimeOrNull(state.delivery?.cause.deliveredAt ?? null),
    lines: order.lines.map(({ lineId, sku, quantity }) => ({
      lineId,
      sku,
      quantity,
      returned: ownValue(returned.units, lineId) ?? 0,
    })),
    amountRefunded: returned.amount,
    redemptions,
    refunds: state.refunds.map(refundView),
  };
}

/** Only refunds have come so far. */
function awaitedView(orderId: string, refunds: readonly ParkedRefund[]): OrderStatus {
  return {
    orderId,
    status: 'awaiting_order',
    memberId: null,
    placedAt: null,
    currency: null,
    kept: 0,
    claimed: false,
    deliveredAt: null,
    lines: [],
    amountRefunded: 0,
    redemptions: [],
    refunds: refunds.map((refund) => parkedView(orderId, refund)),
  };
}
