import type { EpochSeconds } from '../domain/calendar.ts';
import type { Account } from '../domain/ledger/account.ts';
import type { Appended } from '../domain/ledger/append.ts';
import type { Accrual, Entry, Refund } from '../domain/ledger/entry.ts';
import type { KnownBesides } from '../domain/ledger/judgment-inputs.ts';
import { afterChange, recordedOrder } from '../domain/ledger/order-state.ts';
import { recordOrder } from '../domain/ledger/record-order.ts';
import { recordImpossibleRefund, refundOrder } from '../domain/ledger/refund-order.ts';
import type { Order } from '../domain/order.ts';
import type { Program } from '../domain/program/program.ts';
import { isRefusal, type Refusal } from '../domain/refusal.ts';
import { changeKey, orderKey } from '../storage/keys.ts';
import type { EntryWrite } from '../storage/ledger-write.ts';
import type { ParkedRefunds } from '../storage/parked-refunds.ts';

export interface OrderDecision {
  readonly account: Account;
  readonly accrual: Entry<Accrual>;
  readonly refunds: readonly Entry<Refund>[];
  writes(hash: string): readonly EntryWrite[];
}

/** The order's accrual and, in the order in which they came, the refunds that waited for it. */
export function decideWithRefunds(
  account: Account,
  order: Order,
  parked: ParkedRefunds | null,
  program: Program,
  now: EpochSeconds,
  besides: KnownBesides,
): OrderDecision | Refusal {
  const decided = recordOrder(account, order, program, now, besides);
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
