import type { refundOrder as operation } from '../contracts/operations/orders.ts';
import type { RefundRequest } from '../contracts/refunds.ts';
import { parseTime } from '../contracts/time.ts';
import type { EpochSeconds } from '../domain/calendar.ts';
import type { OrderState } from '../domain/ledger/order-state.ts';
import { type RefundCommand, refundOrder } from '../domain/ledger/refund-order.ts';
import { isRefusal, type Refusal, refuse } from '../domain/refusal.ts';
import { answer } from '../lambda/answer.ts';
import { requestHash } from '../lambda/request-hash.ts';
import type { ApiAnswer } from '../lambda/route.ts';
import type { OrderRecord } from '../storage/ledger-store.ts';
import { MAX_PARKED_REFUNDS, type ParkedRefund, type ParkedRefunds } from '../storage/parked-refunds.ts';
import { untilCommitted } from '../storage/until-committed.ts';
import { changeOrder } from './change-order.ts';
import { findFirstRefund, replayRefund } from './first-refund.ts';
import { parkedView, refundView } from './order-view.ts';
import type { OrderingDeps } from './ordering-deps.ts';

type Answer = ApiAnswer<typeof operation> | Refusal;

/**
 * Takes back what the returned part of an order had earned; keeps the refund where its order has not come yet.
 *
 * Idempotent by order id and refund id: all refunds of an order are read before the next is decided, and each takes the
 * order's next number, so two that were decided on the same state cannot both commit. Refusals: those of the decision.
 * Emits order.refunded, for a waiting refund with its order.
 */
export function orderRefunder(deps: Pick<OrderingDeps, 'ledger' | 'programs' | 'budgets'>) {
  const { ledger } = deps;
  return (orderId: string, request: RefundRequest, now: EpochSeconds): Promise<Answer> => {
    const command = commandOf(request, now);
    const hash = requestHash(request.scope, request.refundedAt, request.reason);
    return untilCommitted<Answer>(async () => {
      const record = await ledger.readOrder(orderId);
      const first = record && findFirstRefund(orderId, record, command.refundId);
      if (first) return replayRefund(first, hash);
      return record?.state
        ? apply(record, record.state, command, hash, now)
        : park(orderId, record?.parked ?? null, { command, requestHash: hash });
    }, `refunding order ${orderId}`);
  };

  async function apply(
    record: OrderRecord,
    state: OrderState,
    command: RefundCommand,
    hash: string,
    now: EpochSeconds,
  ) {
    const refunded = await changeOrder(deps, record, state, hash, now, (account, program, inForce) =>
      refundOrder(account, state, command, program, now, inForce),
    );
    return refunded === null || isRefusal(refunded) ? refunded : answer(201, refundView(refunded));
  }

  async function park(
    orderId: string,
    before: ParkedRefunds | null,
    refund: ParkedRefund,
  ): Promise<Answer | null> {
    const waiting = before?.refunds ?? [];
    if (waiting.length >= MAX_PARKED_REFUNDS) {
      return refuse(
        'REFUND_LIMIT_REACHED',
        `${waiting.length} refunds already wait for order ${orderId}, which has not come.`,
      );
    }
    const after = { version: (before?.version ?? 0) + 1, refunds: [...waiting, refund] };
    const isKept = await ledger.park(orderId, before, after);
    return isKept ? answer(201, parkedView(orderId, refund)) : null;
  }
}

function commandOf(request: RefundRequest, now: EpochSeconds): RefundCommand {
  const { refundId, scope, refundedAt, reason } = request;
  return {
    refundId,
    scope,
    refundedAt: refundedAt === undefined ? now : parseTime(refundedAt),
    ...(reason === undefined ? {} : { reason }),
  };
}
