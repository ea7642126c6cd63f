import type { EpochSeconds } from '../domain/calendar.ts';
import type { ChallengeAward } from '../domain/ledger/challenge.ts';
import type { Accrual, Entry, Refund } from '../domain/ledger/entry.ts';
import type { KnownBesides } from '../domain/ledger/judgment-inputs.ts';
import { recordedOrder } from '../domain/ledger/order-state.ts';
import { recordOrder } from '../domain/ledger/record-order.ts';
import type { SpentOnOrder } from '../domain/ledger/redemption.ts';
import type { ReferralMissReason } from '../domain/ledger/referral-miss.ts';
import { recordImpossibleRefund, refundOrder } from '../domain/ledger/refund-order.ts';
import type { Order } from '../domain/order.ts';
import type { Program } from '../domain/program/program.ts';
import { isRefusal, type Refusal } from '../domain/refusal.ts';
import { orderKey } from '../storage/keys.ts';
import type { ParkedRefunds } from '../storage/parked-refunds.ts';
import { accountIn, type Books, withEntry } from './books.ts';
import { bookAwards } from './challenge-booking.ts';
import { bookRefunds, type DecideRefund } from './refund-booking.ts';

/** What an order is judged by, besides the account that it is on. */
export interface OrderTerms {
  readonly order: Order;
  /** The account that the order is on. */
  readonly memberId: string;
  readonly requestHash: string;
  readonly besides: KnownBesides;
  /** Refunds that came before it. */
  readonly parked: ParkedRefunds | null;
  /** Why the code that it came with opens no referral. */
  readonly missed?: ReferralMissReason | undefined;
}

export interface OrderDecision {
  readonly books: Books;
  readonly accrual: Entry<Accrual>;
  readonly refunds: readonly Entry<Refund>[];
  /** What challenges gave with it. */
  readonly awards: readonly Entry<ChallengeAward>[];
}

/**
 * The order's accrual; in the order in which they came, the refunds that waited for it; and what challenges give by what is
 * left of it.
 *
 * @param books with what redemptions gave to the order
 */
export function decideWithRefunds(
  books: Books,
  terms: OrderTerms,
  spent: readonly SpentOnOrder[],
  program: Program,
  now: EpochSeconds,
): OrderDecision | Refusal {
  const { order, memberId, requestHash, besides, parked, missed } = terms;
  const decided = recordOrder(accountIn(books, memberId), order, program, now, besides, spent);
  if (isRefusal(decided)) return decided;
  const waiting = parked?.refunds ?? [];
  const accrual = withMiss(withRefundCount(decided.entry, waiting.length), missed);
  const key = orderKey(order.orderId);
  const replaces = parked === null ? {} : { replaces: parked };
  const recorded = withEntry(books, key, { ...decided, entry: accrual }, requestHash, replaces);
  const decide: DecideRefund = (account, state, command) => {
    const refund = refundOrder(account, state, command, program, now);
    return isRefusal(refund) ? recordImpossibleRefund(account, state, command, refund, program, now) : refund;
  };
  const booked = bookRefunds(recorded, recordedOrder(accrual), waiting, 1, decide, program, now);
  if (isRefusal(booked)) return booked;
  const { completed, ...awarded } = bookAwards(booked.books, accrual, requestHash, program, now);
  return { ...booked, ...awarded, accrual: completed };
}

function withRefundCount(accrual: Entry<Accrual>, count: number): Entry<Accrual> {
  return count === 0 ? accrual : { ...accrual, cause: { ...accrual.cause, appliedRefunds: count } };
}

function withMiss(accrual: Entry<Accrual>, missed: ReferralMissReason | undefined): Entry<Accrual> {
  return missed === undefined ? accrual : { ...accrual, cause: { ...accrual.cause, referralMissed: missed } };
}
