import type { recordOrder as operation } from '../contracts/operations/orders.ts';
import type { OrderRequest } from '../contracts/orders.ts';
import type { EpochSeconds } from '../domain/calendar.ts';
import { type Entry, isCause, type Refund } from '../domain/ledger/entry.ts';
import { isRefusal, type Refusal } from '../domain/refusal.ts';
import { consult } from '../earning/known-besides.ts';
import { orderOf } from '../earning/order-command.ts';
import { answer, replayed } from '../lambda/answer.ts';
import { ProblemError } from '../lambda/problem-error.ts';
import { requestHash } from '../lambda/request-hash.ts';
import type { ApiAnswer } from '../lambda/route.ts';
import type { StoredEntry } from '../storage/entry-codec.ts';
import type { ParkedRefunds } from '../storage/parked-refunds.ts';
import { untilCommitted } from '../storage/until-committed.ts';
import { drawing } from './budget-draws.ts';
import { accountOfBuyer } from './buyer.ts';
import { decideWithRefunds } from './order-decision.ts';
import { orderView } from './order-view.ts';
import type { OrderingDeps } from './ordering-deps.ts';

type Answer = ApiAnswer<typeof operation> | Refusal;

/**
 * Records a paid order and what it earns, and with it the refunds that came before it.
 *
 * Idempotent by order id: the accrual's place in the ledger is the order's, so a second one meets the first, which says
 * whether it is a retry (the first answer again) or something else (IDEMPOTENCY_MISMATCH). Nothing is read to find out.
 * Refusals: MEMBER_NOT_FOUND, then those of the decision. Emits order.recorded, and order.refunded for each waiting refund.
 */
export function orderRecorder({ ledger, profiles, programs, budgets }: OrderingDeps) {
  return async (request: OrderRequest, now: EpochSeconds): Promise<Answer> => {
    const order = orderOf(request);
    const program = await programs.inForce(now);
    let parked: ParkedRefunds | null = null;
    return untilCommitted<Answer>(async () => {
      const account = await accountOfBuyer({ ledger, profiles }, request, order.orderId);
      if (isRefusal(account)) return account;
      // The account stands for the buyer, so that nothing of the person is hashed into the ledger.
      const hash = requestHash(order, account.memberId);
      const { besides, spent } = await consult({ profiles, budgets }, account, program, 'order');
      const decision = decideWithRefunds(account, order, parked, program, now, besides);
      if (isRefusal(decision)) return decision;
      const outcome = await ledger.commit({
        entries: decision.writes(hash),
        accounts: [{ before: account, after: decision.account }],
        companions: await drawing(budgets, [decision.accrual, ...decision.refunds], program, spent),
      });
      if (outcome.kind === 'committed')
        return answer(201, orderView(decision.accrual, decision.refunds, program));
      if (outcome.kind === 'duplicate') return replay(outcome.existing, hash);
      if (outcome.kind === 'parked') parked = outcome.parked;
      return null;
    }, `recording order ${order.orderId}`);
  };

  async function replay(existing: StoredEntry, hash: string): Promise<Answer> {
    const { entry } = existing;
    if (!isCause(entry, 'accrual')) throw new Error(`the place of an order holds a ${entry.cause.kind}`);
    const { orderId } = entry.cause.order;
    if (existing.requestHash !== hash) {
      throw new ProblemError(
        'IDEMPOTENCY_MISMATCH',
        `Order ${orderId} was recorded with other content, or for another buyer.`,
        [{ pointer: '/orderId', detail: 'is the id of an order with other content' }],
      );
    }
    const refunds = entry.cause.appliedRefunds ? await firstRefunds(orderId, entry.cause.appliedRefunds) : [];
    return replayed(orderView(entry, refunds, await programs.version(entry.programVersion)));
  }

  async function firstRefunds(orderId: string, count: number): Promise<readonly Entry<Refund>[]> {
    const record = await ledger.readOrder(orderId);
    return record?.state?.refunds.slice(0, count) ?? [];
  }
}
