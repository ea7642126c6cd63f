import { refundOrder as operation } from '../../shared/contracts/operations/orders.ts';
import { parseTime } from '../../shared/contracts/time.ts';
import type { EpochSeconds } from '../../shared/domain/calendar.ts';
import { isCause } from '../../shared/domain/ledger/entry.ts';
import type { OrderState } from '../../shared/domain/ledger/order-state.ts';
import { refundOrder as decide, type RefundCommand } from '../../shared/domain/ledger/refund-order.ts';
import { isRefusal, type Refusal, refuse } from '../../shared/domain/refusal.ts';
import { answer, replayed } from '../../shared/lambda/answer.ts';
import { ProblemError } from '../../shared/lambda/problem-error.ts';
import { requestHash } from '../../shared/lambda/request-hash.ts';
import { type ApiAnswer, type ApiRequest, route } from '../../shared/lambda/route.ts';
import type { OrderRecord } from '../../shared/storage/ledger-store.ts';
import {
  MAX_PARKED_REFUNDS,
  type ParkedRefund,
  type ParkedRefunds,
} from '../../shared/storage/parked-refunds.ts';
import { untilCommitted } from '../../shared/storage/until-committed.ts';
import { changeOrder } from './change-order.ts';
import type { OrdersDeps } from './deps.ts';
import { parkedView, refundView } from './order-view.ts';

type Answer = ApiAnswer<typeof operation> | Refusal;

/**
 * Takes back what the returned part of an order had earned; keeps the refund where its order has not come yet.
 *
 * Idempotent by order id and refund id: all refunds of an order are read before the next is decided, and each takes the
 * order's next number, so two that were decided on the same state cannot both commit. Refusals: those of the decision.
 * Emits order.refunded, for a waiting refund with its order.
 */
export function refundOrder(deps: Pick<OrdersDeps, 'ledger' | 'programs' | 'budgets'>) {
  const { ledger } = deps;
  return route(operation, async ({ path: { orderId }, body, now }) => {
    const command = commandOf(body, now);
    const hash = requestHash(body.scope, body.refundedAt, body.reason);
    return untilCommitted<Answer>(async () => {
      const record = await ledger.readOrder(orderId);
      const first = record && findFirst(orderId, record, command.refundId);
      if (first) return replay(first, hash);
      return record?.state
        ? apply(record, record.state, command, hash, now)
        : park(orderId, record?.parked ?? null, { command, requestHash: hash });
    }, `refunding order ${orderId}`);
  });

  async function apply(
    record: OrderRecord,
    state: OrderState,
    command: RefundCommand,
    hash: string,
    now: EpochSeconds,
  ) {
    const refunded = await changeOrder(deps, record, state, hash, now, (account, program, inForce) =>
      decide(account, state, command, program, now, inForce),
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

function commandOf(body: ApiRequest<typeof operation>['body'], now: EpochSeconds): RefundCommand {
  const { refundId, scope, refundedAt, reason } = body;
  return {
    refundId,
    scope,
    refundedAt: refundedAt === undefined ? now : parseTime(refundedAt),
    ...(reason === undefined ? {} : { reason }),
  };
}

interface FirstRefund {
  readonly requestHash: string;
  readonly view: ReturnType<typeof refundView>;
}

/** The first answer to this refund id: a refund that waited is told as it was then (law 4). */
function findFirst(
  orderId: string,
  { parked, state, entries }: OrderRecord,
  refundId: string,
): FirstRefund | null {
  const waiting = parked?.refunds.find(({ command }) => command.refundId === refundId);
  if (waiting) return { requestHash: waiting.requestHash, view: parkedView(orderId, waiting) };
  for (const { entry, requestHash: first } of entries) {
    if (!isCause(entry, 'refund') || entry.cause.refundId !== refundId) continue;
    const waited = (state?.refunds.indexOf(entry) ?? 0) < (state?.accrual.cause.appliedRefunds ?? 0);
    const command = { refundId, scope: entry.cause.scope, refundedAt: entry.occurredAt };
    return {
      requestHash: first,
      view: waited ? parkedView(orderId, { command, requestHash: first }) : refundView(entry),
    };
  }
  return null;
}

function replay(first: FirstRefund, hash: string): Answer {
  if (first.requestHash !== hash) {
    throw new ProblemError(
      'IDEMPOTENCY_MISMATCH',
      `Refund ${first.view.refundId} was made with other content.`,
      [{ pointer: '/refundId', detail: 'is the id of a refund with other content' }],
    );
  }
  return replayed(first.view);
}
