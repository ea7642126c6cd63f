import { recordOrder as operation } from '../../shared/contracts/operations/orders.ts';
import type { EpochSeconds } from '../../shared/domain/calendar.ts';
import type { Account } from '../../shared/domain/ledger/account.ts';
import type { Appended } from '../../shared/domain/ledger/append.ts';
import { type Accrual, type Entry, isCause, type Refund } from '../../shared/domain/ledger/entry.ts';
import type { KnownBesides } from '../../shared/domain/ledger/judgment-inputs.ts';
import { afterChange, recordedOrder } from '../../shared/domain/ledger/order-state.ts';
import { recordOrder as decide } from '../../shared/domain/ledger/record-order.ts';
import { recordImpossibleRefund, refundOrder } from '../../shared/domain/ledger/refund-order.ts';
import type { Order } from '../../shared/domain/order.ts';
import type { Program } from '../../shared/domain/program/program.ts';
import { isRefusal, type Refusal } from '../../shared/domain/refusal.ts';
import { consult } from '../../shared/earning/known-besides.ts';
import { orderOf } from '../../shared/earning/order-command.ts';
import { answer, replayed } from '../../shared/lambda/answer.ts';
import { ProblemError } from '../../shared/lambda/problem-error.ts';
import { requestHash } from '../../shared/lambda/request-hash.ts';
import { route } from '../../shared/lambda/route.ts';
import type { StoredEntry } from '../../shared/storage/entry-codec.ts';
import { changeKey, orderKey } from '../../shared/storage/keys.ts';
import type { EntryWrite } from '../../shared/storage/ledger-write.ts';
import type { ParkedRefunds } from '../../shared/storage/parked-refunds.ts';
import { untilCommitted } from '../../shared/storage/until-committed.ts';
import { drawing } from './budget-draws.ts';
import { accountOfBuyer } from './buyer.ts';
import type { OrdersDeps } from './deps.ts';
import { orderView } from './order-view.ts';

/**
 * Records a paid order and what it earns, and with it the refunds that came before it.
 *
 * Idempotent by order id: the accrual's place in the ledger is the order's, so a second one meets the first, which says
 * whether it is a retry (the first answer again) or something else (IDEMPOTENCY_MISMATCH). Nothing is read to find out.
 * Refusals: MEMBER_NOT_FOUND, then those of the decision. Emits order.recorded, and order.refunded for each waiting refund.
 */
export function recordOrder({ ledger, profiles, programs, budgets }: OrdersDeps) {
  return route(operation, async ({ body, now }) => {
    const order = orderOf(body);
    const program = await programs.inForce(now);
    let parked: ParkedRefunds | null = null;
    return untilCommitted(async () => {
      const account = await accountOfBuyer({ ledger, profiles }, body, order.orderId);
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
  });

  async function replay(existing: StoredEntry, hash: string) {
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

interface OrderDecision {
  readonly account: Account;
  readonly accrual: Entry<Accrual>;
  readonly refunds: readonly Entry<Refund>[];
  writes(hash: string): readonly EntryWrite[];
}

/** The order's accrual and, in the order in which they came, the refunds that waited for it. */
function decideWithRefunds(
  account: Account,
  order: Order,
  parked: ParkedRefunds | null,
  program: Program,
  now: EpochSeconds,
  besides: KnownBesides,
): OrderDecision | Refusal {
  const decided = decide(account, order, program, now, besides);
  if (isRefusal(decided)) return decided;
  const waiting = parked?.refunds ?? [];
  const accrual = withRefundCount(decided.entry, waiting.length);
  let state = recordedOrder(accrual);
  let current = decided.account;
  const refunds = waiting.map(({ command }) => {
    const refund: Appended<Refund> | Refusal = refundOrder(current, state, command, program, now);
    const appended = isRefusal(refund)
      ? recordImpossibleRefund(current, state, command, refund, program, now)
      : refund;
    state = afterChange(state, appended.entry);
    current = appended.account;
    return appended.entry;
  });
  return {
    account: current,
    accrual,
    refunds,
    writes: (hash) => [
      {
        key: orderKey(order.orderId),
        entry: accrual,
        requestHash: hash,
        ...(parked ? { replaces: parked } : {}),
      },
      ...refunds.map((entry, index) => ({
        key: changeKey(order.orderId, index + 1),
        entry,
        requestHash: waiting[index]?.requestHash ?? '',
      })),
    ],
  };
}

function withRefundCount(accrual: Entry<Accrual>, count: number): Entry<Accrual> {
  return count === 0 ? accrual : { ...accrual, cause: { ...accrual.cause, appliedRefunds: count } };
}
