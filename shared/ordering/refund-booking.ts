import type { EpochSeconds } from '../domain/calendar.ts';
import type { Account } from '../domain/ledger/account.ts';
import type { Appended } from '../domain/ledger/append.ts';
import type { Entry, Refund } from '../domain/ledger/entry.ts';
import { afterChange, type OrderState } from '../domain/ledger/order-state.ts';
import type { RefundCommand } from '../domain/ledger/refund-order.ts';
import { returnSpent } from '../domain/ledger/return-redemption.ts';
import { returnsOf } from '../domain/ledger/spent-on-order.ts';
import type { Returned } from '../domain/order.ts';
import type { Program } from '../domain/program/program.ts';
import { isRefusal, type Refusal } from '../domain/refusal.ts';
import { changeKey } from '../storage/keys.ts';
import type { ParkedRefund } from '../storage/parked-refunds.ts';
import { accountIn, type Books, redemptionIn, withEntry, withRedemptionChange } from './books.ts';

/** Decides one refund of an order that stands as `state` says. */
export type DecideRefund = (
  account: Account,
  state: OrderState,
  command: RefundCommand,
) => Appended<Refund> | Refusal;

export interface BookedRefunds {
  readonly books: Books;
  readonly refunds: readonly Entry<Refund>[];
}

/**
 * Books refunds of one order, one after the other, and before them what they give back of the points that were spent on it:
 * one return for each redemption, however many refunds there are, so that the transaction stays small. The points come
 * back first, because what the refund takes may be taken from them. Refusals: those of `decide`.
 *
 * @param change the number that the first of them takes among the order's changes
 * @param inForce the program by which tiers are judged
 */
export function bookRefunds(
  books: Books,
  state: OrderState,
  refunds: readonly ParkedRefund[],
  change: number,
  decide: DecideRefund,
  inForce: Program,
  now: EpochSeconds,
): BookedRefunds | Refusal {
  const returned = returnedBy(books, state, refunds, decide);
  if (isRefusal(returned)) return returned;
  let booked = withReturns(books, state, refunds.at(-1), returned, inForce, now);
  let current = state;
  const entries: Entry<Refund>[] = [];
  for (const [index, { command, requestHash }] of refunds.entries()) {
    const decision = decide(accountIn(booked, current.memberId), current, command);
    if (isRefusal(decision)) return decision;
    booked = withEntry(booked, changeKey(state.order.orderId, change + index), decision, requestHash);
    current = afterChange(current, decision.entry);
    entries.push(decision.entry);
  }
  return { books: booked, refunds: entries };
}

/** All that will have gone back of the order after these refunds: decided as if nothing had been spent on it. */
export function returnedBy(
  books: Books,
  state: OrderState,
  refunds: readonly ParkedRefund[],
  decide: DecideRefund,
): Returned | Refusal {
  if (state.spent.length === 0) return state.returned;
  let current = state;
  for (const { command } of refunds) {
    const decision = decide(accountIn(books, current.memberId), current, command);
    if (isRefusal(decision)) return decision;
    current = afterChange(current, decision.entry);
  }
  return current.returned;
}

/** @param last the refund that the returns are booked for, which is the last of those that are booked together */
function withReturns(
  books: Books,
  state: OrderState,
  last: ParkedRefund | undefined,
  returned: Returned,
  inForce: Program,
  now: EpochSeconds,
): Books {
  if (last === undefined) return books;
  const { orderId } = state.order;
  const { refundId } = last.command;
  const changeId = `refund:${orderId}:${refundId}`;
  return returnsOf(state, returned).reduce((booked, { redemptionId, spentAfter }) => {
    const redemption = redemptionIn(booked, redemptionId);
    const account = accountIn(booked, redemption.memberId);
    const command = { changeId, spentAfter, orderId, refundId };
    const change = returnSpent(account, redemption, command, inForce, now);
    return withRedemptionChange(booked, change, last.requestHash);
  }, books);
}
