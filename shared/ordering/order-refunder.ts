import type { refundOrder as operation } from '../contracts/operations/orders.ts';
import type { RefundRequest } from '../contracts/refunds.ts';
import { parseTime } from '../contracts/time.ts';
import type { EpochSeconds } from '../domain/calendar.ts';
import type { OrderState } from '../domain/ledger/order-state.ts';
import { type RefundCommand, refundOrder } from '../domain/ledger/refund-order.ts';
import { returnsOf } from '../domain/ledger/spent-on-order.ts';
import { isRefusal, type Refusal, refuse } from '../domain/refusal.ts';
import { answer } from '../lambda/answer.ts';
import { requestHash } from '../lambda/request-hash.ts';
import type { ApiAnswer } from '../lambda/route.ts';
import { nextChange, type OrderRecord } from '../storage/ledger-store.ts';
import { MAX_PARKED_REFUNDS, type ParkedRefund, type ParkedRefunds } from '../storage/parked-refunds.ts';
import { untilCommitted } from '../storage/until-committed.ts';
import { type Books, changedAccounts, openBooks } from './books.ts';
import { drawing } from './budget-draws.ts';
import { bookReversals } from './challenge-booking.ts';
import { findFirstRefund, replayRefund } from './first-refund.ts';
import { parkedView, refundView } from './order-view.ts';
import type { OrderingDeps } from './ordering-deps.ts';
import { readAccounts } from './read-accounts.ts';
import { redemptionCompanions } from './redemption-companions.ts';
import { bookRefunds, type DecideRefund, returnedBy } from './refund-booking.ts';

type Answer = ApiAnswer<typeof operation> | Refusal;
export type RefundDeps = Pick<OrderingDeps, 'ledger' | 'programs' | 'budgets' | 'stocks' | 'fulfillments'>;

/**
 * Takes back what the returned part of an order had earned, and gives back the points that were spent on it; keeps the
 * refund where its order has not come yet.
 *
 * Idempotent by order id and refund id: all refunds of an order are read before the next is decided, and each takes the
 * order's next number, so two that were decided on the same state cannot both commit. Refusals: those of the decision.
 * Emits order.refunded, redemption.returned for each redemption that gives back, and challenge.reversed for each challenge that is
 * met no longer; for a waiting refund with its order.
 */
export function orderRefunder(deps: RefundDeps) {
  const { ledger, programs, budgets } = deps;
  return (orderId: string, request: RefundRequest, now: EpochSeconds): Promise<Answer> => {
    const command = commandOf(request, now);
    const hash = requestHash(request.scope, request.refundedAt, request.reason);
    return untilCommitted<Answer>(async () => {
      const record = await ledger.readOrder(orderId);
      const first = record && findFirstRefund(orderId, record, command.refundId);
      if (first) return replayRefund(first, hash);
      const refund = { command, requestHash: hash };
      return record?.state
        ? apply(record, record.state, refund, now)
        : park(orderId, record?.parked ?? null, refund);
    }, `refunding order ${orderId}`);
  };

  async function apply(
    record: OrderRecord,
    state: OrderState,
    refund: ParkedRefund,
    now: EpochSeconds,
  ): Promise<Answer | null> {
    const [program, inForce] = await Promise.all([
      programs.version(state.programVersion),
      programs.inForce(now),
    ]);
    const decide: DecideRefund = (account, current, command) =>
      refundOrder(account, current, command, program, now, inForce);
    const books = await readBooks(state, refund, decide);
    if (books === null || isRefusal(books)) return books;
    const booked = bookRefunds(books, state, [refund], nextChange(record), decide, inForce, now);
    if (isRefusal(booked)) return booked;
    const [entry] = booked.refunds;
    if (entry === undefined)
      throw new Error(`refund ${refund.command.refundId} was decided without an entry`);
    const unwound = await bookReversals(deps, booked.books, entry, refund.requestHash, inForce, now);
    if (unwound === null) return null;
    const [draws, units] = await Promise.all([
      drawing(budgets, booked.refunds, program),
      redemptionCompanions(deps, [...books.redemptions.values()], unwound.books, new Map(), now),
    ]);
    const outcome = await ledger.commit({
      entries: unwound.books.writes,
      accounts: changedAccounts(unwound.books),
      companions: [...draws, ...units],
    });
    return outcome.kind === 'committed' ? answer(201, refundView(unwound.refund)) : null;
  }

  /**
   * The account of the order and, where the refund gives points back, the redemptions that they belong to. Null where
   * another refund was committed between the readings of the order and of these.
   */
  async function readBooks(
    state: OrderState,
    refund: ParkedRefund,
    decide: DecideRefund,
  ): Promise<Books | Refusal | null> {
    const order = await readAccounts(ledger, [{ memberId: state.memberId, holderId: state.memberId }], []);
    const returned = returnedBy(openBooks(order), state, [refund], decide);
    if (isRefusal(returned)) return returned;
    const returns = returnsOf(state, returned);
    const redemptions = await Promise.all(returns.map(({ redemptionId }) => readRedemption(redemptionId)));
    if (returns.some(({ spentAfter, points }, index) => redemptions[index]?.spent !== spentAfter + points))
      return null;
    return openBooks(await readAccounts(ledger, redemptions, order), redemptions);
  }

  async function readRedemption(redemptionId: string) {
    const state = await ledger.readRedemption(redemptionId);
    if (state === null) throw new Error(`redemption ${redemptionId} of an order is not in the ledger`);
    return state;
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
