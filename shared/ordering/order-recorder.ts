import type { recordOrder as operation } from '../contracts/operations/orders.ts';
import type { OrderRequest, OrderResult, RedeemedOnOrder } from '../contracts/orders.ts';
import type { EpochSeconds } from '../domain/calendar.ts';
import type { Account } from '../domain/ledger/account.ts';
import { isCause } from '../domain/ledger/entry.ts';
import type { Order } from '../domain/order.ts';
import type { Program } from '../domain/program/program.ts';
import { isRefusal, type Refusal } from '../domain/refusal.ts';
import { consult } from '../earning/known-besides.ts';
import { orderOf } from '../earning/order-command.ts';
import { answer } from '../lambda/answer.ts';
import { requestHash } from '../lambda/request-hash.ts';
import type { ApiAnswer } from '../lambda/route.ts';
import { areStanding } from '../redeeming/are-standing.ts';
import type { CommitOutcome } from '../storage/commit-outcome.ts';
import type { ParkedRefunds } from '../storage/parked-refunds.ts';
import { untilCommitted } from '../storage/until-committed.ts';
import { findRedemptions } from './asked-redemptions.ts';
import { changedAccounts, openBooks, redemptionIn } from './books.ts';
import { drawing } from './budget-draws.ts';
import { accountOfBuyer } from './buyer.ts';
import { firstOrder } from './first-order.ts';
import { decideWithRefunds } from './order-decision.ts';
import { referOrder } from './order-referral.ts';
import { orderView, redeemedView } from './order-view.ts';
import type { OrderingDeps } from './ordering-deps.ts';
import { readAccounts } from './read-accounts.ts';
import { redemptionCompanions } from './redemption-companions.ts';
import { type Spending, spendOnOrder } from './spending.ts';

type Answer = ApiAnswer<typeof operation> | Refusal;

/** One attempt at an order, for an account as it was just read. */
interface Attempt {
  readonly request: OrderRequest;
  readonly order: Order;
  readonly account: Account;
  readonly requestHash: string;
  readonly parked: ParkedRefunds | null;
  readonly program: Program;
  readonly now: EpochSeconds;
}

/** What became of it, with the answer where it was committed. */
type Outcome = CommitOutcome & { readonly view: OrderResult };

/**
 * Records a paid order and what it earns; with it the referral that its code opens, the redemptions that it was paid with,
 * and the refunds that came before it.
 *
 * Idempotent by order id: the accrual's place in the ledger is the order's, so a second one meets the first, which says
 * whether it is a retry (the first answer again) or something else (IDEMPOTENCY_MISMATCH). Nothing is read to find out,
 * unless a redemption is refused: then the order itself may have captured it before.
 *
 * Refusals: MEMBER_NOT_FOUND, those of finding and spending its redemptions, then those of the decision. Emits
 * referral.signed_up, redemption.captured or coupon.used for each redemption, order.recorded, for waiting refunds order.refunded
 * and redemption.returned, and challenge.achieved for each challenge that it completes.
 */
export function orderRecorder(deps: OrderingDeps) {
  const { ledger, profiles, programs, budgets } = deps;
  return async (request: OrderRequest, now: EpochSeconds): Promise<Answer> => {
    const order = orderOf(request);
    const program = await programs.inForce(now);
    let parked: ParkedRefunds | null = null;
    const keepOnce = signalsOf(request, program);
    return untilCommitted<Answer>(async () => {
      const account = await accountOfBuyer({ ledger, profiles }, request, order.orderId);
      if (isRefusal(account)) return account;
      const hash = hashOf(request, order, account.memberId);
      await keepOnce(account);
      const attempt = { request, order, account, requestHash: hash, parked, program, now };
      const outcome = await commit(attempt);
      if (isRefusal(outcome)) return request.redemptions ? replayOr(outcome, request, hash) : outcome;
      if (outcome?.kind === 'parked') parked = outcome.parked;
      return answerOf(outcome, request, hash);
    }, `recording order ${order.orderId}`);
  };

  /** Only of members, and where they can refer somebody: of others nothing would be compared. Once, however many attempts. */
  function signalsOf({ signals }: OrderRequest, { referrals }: Program) {
    let kept: string | null = null;
    return async ({ memberId, status }: Account): Promise<void> => {
      if (signals === undefined || referrals === undefined || status !== 'active') return;
      if (kept !== memberId) await deps.referring.keep(memberId, signals);
      kept = memberId;
    };
  }

  /** Null where it was decided on what was no longer so. */
  async function commit(attempt: Attempt): Promise<Outcome | Refusal | null> {
    const { request, order, account, requestHash: hash, parked, program, now } = attempt;
    const asked = await findRedemptions(deps, request.redemptions ?? [], program);
    if (isRefusal(asked)) return asked;
    const { besides, spent } = await consult({ profiles, budgets }, account, program, 'order');
    const states = asked.map(({ state }) => state);
    const books = openBooks(await readAccounts(ledger, states, [account]), states);
    const terms = { order, memberId: account.memberId, requestHash: hash, besides, parked };
    const referral = await referOrder(deps, books, request, terms, program, now);
    const spending = await spendOnOrder(deps, referral.books, asked, terms, program, now);
    if (isRefusal(spending)) return (await areStanding(ledger, states)) ? spending : null;
    const decision = decideWithRefunds(
      spending.books,
      { ...terms, missed: referral.missed },
      spending.spent,
      program,
      now,
    );
    if (isRefusal(decision)) return decision;
    const { accrual, refunds, awards } = decision;
    const [draws, units] = await Promise.all([
      drawing(budgets, [accrual, ...refunds], program, spent),
      redemptionCompanions(deps, states, decision.books, spending.units, now),
    ]);
    const outcome = await ledger.commit({
      entries: decision.books.writes,
      accounts: changedAccounts(decision.books),
      companions: [...draws, ...units, ...referral.companions],
    });
    const besidesOrder = { refunds, awards, redeemed: redeemedBy(spending), referral: referral.outcome };
    return { ...outcome, view: orderView(accrual, besidesOrder, program) };
  }

  async function answerOf(
    outcome: Outcome | null,
    request: OrderRequest,
    hash: string,
  ): Promise<Answer | null> {
    if (outcome === null) return null;
    if (outcome.kind === 'committed') return answer(201, outcome.view);
    // What stands in the place of a redemption or referral is another's change: the order is decided again by that.
    const isOrder = outcome.kind === 'duplicate' && isCause(outcome.existing.entry, 'accrual');
    return isOrder ? firstOrder(deps, outcome.existing, hash, hasCode(request)) : null;
  }

  /** A retry finds its redemptions captured, by itself. */
  async function replayOr(refusal: Refusal, request: OrderRequest, hash: string): Promise<Answer> {
    const record = await ledger.readOrder(request.orderId);
    const existing = record?.entries.find(({ entry }) => isCause(entry, 'accrual'));
    return existing === undefined ? refusal : firstOrder(deps, existing, hash, hasCode(request));
  }
}

function redeemedBy({ spent, books }: Spending): readonly RedeemedOnOrder[] {
  return spent.map(({ redemptionId, points }) => redeemedView(redemptionIn(books, redemptionId), points));
}

/** The account stands for the buyer, so that nothing of the person is hashed into the ledger. Signals are no part of it. */
function hashOf({ redemptions = [], referral }: OrderRequest, order: Order, memberId: string): string {
  const spent = redemptions.length === 0 ? [] : [redemptions];
  return requestHash(order, memberId, ...spent, ...(referral === undefined ? [] : [referral]));
}

const hasCode = ({ referral }: OrderRequest): boolean => referral !== undefined;
