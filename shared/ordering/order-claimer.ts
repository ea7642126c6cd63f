import type { claimOrder as operation } from '../contracts/operations/orders.ts';
import type { EpochSeconds } from '../domain/calendar.ts';
import { type Account, openAccount } from '../domain/ledger/account.ts';
import { claimOrder as decide } from '../domain/ledger/claim-order.ts';
import type { Claim, Entry } from '../domain/ledger/entry.ts';
import type { OrderState } from '../domain/ledger/order-state.ts';
import type { Order } from '../domain/order.ts';
import type { Program } from '../domain/program/program.ts';
import { isRefusal, type Refusal, refuse } from '../domain/refusal.ts';
import { consult } from '../earning/known-besides.ts';
import { answer, replayed } from '../lambda/answer.ts';
import { requestHash } from '../lambda/request-hash.ts';
import type { ApiAnswer } from '../lambda/route.ts';
import { changeKey } from '../storage/keys.ts';
import { nextChange, type OrderRecord } from '../storage/ledger-store.ts';
import { untilCommitted } from '../storage/until-committed.ts';
import { changedAccounts, openBooks, withEntry } from './books.ts';
import { drawing } from './budget-draws.ts';
import { refuseUnknownMember } from './buyer.ts';
import { bookAwards } from './challenge-booking.ts';
import { firstAwards } from './first-awards.ts';
import { claimView } from './order-view.ts';
import type { OrderingDeps } from './ordering-deps.ts';

type Answer = ApiAnswer<typeof operation> | Refusal;
export type ClaimDeps = Pick<OrderingDeps, 'ledger' | 'profiles' | 'programs' | 'budgets'>;
export type OrderClaimer = ReturnType<typeof orderClaimer>;

/**
 * Credits an order recorded without a member to one. Idempotent by order id: an order is claimed once, and the same
 * member asking again gets the first answer. Refusals: ORDER_NOT_FOUND, MEMBER_NOT_FOUND, then those of the decision.
 * Emits order.claimed, order.transferred for the pseudonym it was on, and challenge.achieved for each challenge that it completes.
 */
export function orderClaimer({ ledger, profiles, programs, budgets }: ClaimDeps) {
  return async (orderId: string, memberId: string, now: EpochSeconds): Promise<Answer> => {
    const program = await programs.inForce(now);
    return untilCommitted<Answer>(async () => {
      const record = await ledger.readOrder(orderId);
      const state = record?.state;
      if (!record || !state)
        return refuse('ORDER_NOT_FOUND', `No order ${orderId} has been recorded.`, '/path/orderId');
      if (state.claim?.memberId === memberId) return replay(state.claim, state.order);
      const account = await ledger.readAccount(memberId);
      if (account === null || account.status === 'guest') return refuseUnknownMember(memberId);
      return apply(record, state, account, program, now);
    }, `claiming order ${orderId}`);
  };

  async function replay(claim: Entry<Claim>, order: Order) {
    const [awards, program] = await Promise.all([
      firstAwards({ ledger }, claim),
      programs.version(claim.programVersion),
    ]);
    return replayed(claimView(claim, awards, order, program));
  }

  async function apply(
    record: OrderRecord,
    state: OrderState,
    account: Account,
    program: Program,
    now: EpochSeconds,
  ) {
    const origin = state.memberId === account.memberId ? null : await readOrigin(state.memberId);
    const { besides, spent } = await consult({ profiles, budgets }, account, program, 'order');
    const decision = decide(account, origin, state, program, now, besides);
    if (isRefusal(decision)) return decision;
    const { claim, transfer } = decision;
    const changes = transfer === null ? [claim] : [claim, transfer];
    const hash = requestHash(account.memberId);
    const keyOf = (index: number) => changeKey(state.order.orderId, nextChange(record) + index);
    const claimed = changes.reduce(
      (books, change, index) => withEntry(books, keyOf(index), change, hash),
      openBooks(origin === null ? [account] : [account, origin]),
    );
    const { books, completed, awards } = bookAwards(claimed, claim.entry, hash, program, now);
    const outcome = await ledger.commit({
      entries: books.writes,
      accounts: changedAccounts(books),
      companions: await drawing(budgets, [completed], program, spent),
    });
    return outcome.kind === 'committed'
      ? answer(201, claimView(completed, awards, state.order, program))
      : null;
  }

  async function readOrigin(memberId: string): Promise<Account> {
    return (await ledger.readAccount(memberId)) ?? openAccount(memberId);
  }
}
