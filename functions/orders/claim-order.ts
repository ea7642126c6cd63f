import { claimOrder as operation } from '../../shared/contracts/operations/orders.ts';
import type { EpochSeconds } from '../../shared/domain/calendar.ts';
import { type Account, openAccount } from '../../shared/domain/ledger/account.ts';
import { claimOrder as decide } from '../../shared/domain/ledger/claim-order.ts';
import type { Claim, Entry } from '../../shared/domain/ledger/entry.ts';
import type { OrderState } from '../../shared/domain/ledger/order-state.ts';
import type { Order } from '../../shared/domain/order.ts';
import type { Program } from '../../shared/domain/program/program.ts';
import { isRefusal, type Refusal, refuse } from '../../shared/domain/refusal.ts';
import { consult } from '../../shared/earning/known-besides.ts';
import { answer, replayed } from '../../shared/lambda/answer.ts';
import { requestHash } from '../../shared/lambda/request-hash.ts';
import { type ApiAnswer, route } from '../../shared/lambda/route.ts';
import { changedAccounts, openBooks, withEntry } from '../../shared/ordering/books.ts';
import { drawing } from '../../shared/ordering/budget-draws.ts';
import { refuseUnknownMember } from '../../shared/ordering/buyer.ts';
import { bookAwards } from '../../shared/ordering/challenge-booking.ts';
import { claimView } from '../../shared/ordering/order-view.ts';
import type { OrderingDeps } from '../../shared/ordering/ordering-deps.ts';
import { changeKey } from '../../shared/storage/keys.ts';
import { nextChange, type OrderRecord } from '../../shared/storage/ledger-store.ts';
import { untilCommitted } from '../../shared/storage/until-committed.ts';

type Answer = ApiAnswer<typeof operation> | Refusal;

/**
 * Credits an order recorded without a member to one. Idempotent by order id: an order is claimed once, and the same
 * member asking again gets the first answer. Refusals: ORDER_NOT_FOUND, MEMBER_NOT_FOUND, then those of the decision.
 * Emits order.claimed, order.transferred for the pseudonym it was on, and challenge.achieved for each challenge that it completes.
 */
export function claimOrder({ ledger, profiles, programs, budgets }: OrderingDeps) {
  return route(operation, async ({ path: { orderId }, body: { memberId }, now }) => {
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
  });

  async function replay(claim: Entry<Claim>, order: Order) {
    return replayed(claimView(claim, order, await programs.version(claim.programVersion)));
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
    const books = bookAwards(claimed, claim.entry, hash, program, now);
    const outcome = await ledger.commit({
      entries: books.writes,
      accounts: changedAccounts(books),
      companions: await drawing(budgets, [claim.entry], program, spent),
    });
    return outcome.kind === 'committed' ? answer(201, claimView(claim.entry, state.order, program)) : null;
  }

  async function readOrigin(memberId: string): Promise<Account> {
    return (await ledger.readAccount(memberId)) ?? openAccount(memberId);
  }
}
