import type { EpochSeconds, LocalMonth } from '../calendar.ts';
import { type Account, type Balance, balanceOf, openAccount } from '../ledger/account.ts';
import type { Appended } from '../ledger/append.ts';
import { claimOrder } from '../ledger/claim-order.ts';
import { tierIdOf } from '../ledger/member-tier.ts';
import { closeMember, enrollMember } from '../ledger/membership.ts';
import { afterChange, type OrderState, recordedOrder } from '../ledger/order-state.ts';
import { recordOrder } from '../ledger/record-order.ts';
import { refundOrder } from '../ledger/refund-order.ts';
import { settle } from '../ledger/settle.ts';
import type { Program } from '../program/program.ts';
import { isRefusal, type Refusal, type RefusalCode } from '../refusal.ts';
import { giveAwards, type StandingAwards, takeAwardsBack } from './live-challenges.ts';
import type { Happening, MemberHistory } from './member-history.ts';
import { bookEntry, bookMovements, type MonthBook, type MonthFigures } from './month-figures.ts';

/** How one member fared under one program. */
export interface MemberOutcome {
  readonly months: ReadonlyMap<LocalMonth, MonthFigures>;
  readonly balance: Balance;
  readonly tier: string | null;
  /** What this program would have said no to, such as orders in a currency that it does not know. */
  readonly refused: ReadonlyMap<RefusalCode, number>;
}

interface Life {
  readonly program: Program;
  readonly book: MonthBook;
  readonly orders: Map<string, OrderState>;
  readonly awards: StandingAwards;
  readonly refused: Map<RefusalCode, number>;
  account: Account;
  /** Where orders are until the member claims them. */
  guest: Account;
}

/**
 * Lives a member's past under a program, by the ledger's own decisions, so that what comes out is what the ledger would
 * have written down. Everything that happened is judged by this one program. Attributes and birthdays are not part of a
 * history, so conditions on them are not met; budgets of the program do not run out.
 *
 * @param until the moment at which the balance and the tier are read, not before the last happening.
 */
export function liveMember(
  { memberId, happenings }: MemberHistory,
  program: Program,
  until: EpochSeconds,
): MemberOutcome {
  const life: Life = {
    program,
    book: new Map(),
    orders: new Map(),
    awards: new Map(),
    refused: new Map(),
    account: openAccount(memberId),
    guest: openAccount(`${memberId} as a guest`),
  };
  for (const happening of happenings) happen(life, happening);
  const { account, due } = settle(life.account, until);
  bookMovements(life.book, due, program.timeZone);
  const { book: months, refused } = life;
  return { months, refused, balance: balanceOf(account), tier: tierIdOf(account, program, until) };
}

function happen(life: Life, happening: Happening): void {
  switch (happening.kind) {
    case 'order':
      if (!happening.isGuest) join(life, happening.at);
      buy(life, happening);
      break;
    case 'refund':
      giveBack(life, happening);
      break;
    case 'claim':
      join(life, happening.at);
      claim(life, happening);
      break;
    case 'close':
      keep(life, closeMember(life.account, 'closure', undefined, life.program, happening.at));
      break;
    case 'enroll':
      keep(life, enrollMember(life.account, life.program, happening.at));
  }
}

/** Whoever begins to earn is a member from then on; one who has left is not made to come back. */
function join(life: Life, at: EpochSeconds): void {
  if (life.account.status !== 'guest') return;
  keep(life, enrollMember(life.account, life.program, at));
}

function buy(life: Life, { order, at, isGuest }: Happening & { kind: 'order' }): void {
  const decision = recordOrder(isGuest ? life.guest : life.account, order, life.program, at);
  keep(life, decision);
  if (isRefusal(decision)) return;
  life.orders.set(order.orderId, recordedOrder(decision.entry));
  for (const award of giveAwards(life.awards, decision.account, decision.entry, life.program, at))
    keep(life, award);
}

/** An order that was refused has no state, and nothing to give back. */
function giveBack(life: Life, { orderId, command, at }: Happening & { kind: 'refund' }): void {
  const state = life.orders.get(orderId);
  if (state === undefined) return;
  const account = state.memberId === life.guest.memberId ? life.guest : life.account;
  const decision = refundOrder(account, state, command, life.program, at);
  keep(life, decision);
  if (isRefusal(decision)) return;
  life.orders.set(orderId, afterChange(state, decision.entry));
  const back = takeAwardsBack(life.awards, decision.account, decision.entry, () => life.program, at);
  for (const reversal of back) keep(life, reversal);
}

function claim(life: Life, { orderId, at }: Happening & { kind: 'claim' }): void {
  const state = life.orders.get(orderId);
  if (state === undefined) return;
  const decision = claimOrder(life.account, life.guest, state, life.program, at);
  if (isRefusal(decision)) {
    keep(life, decision);
    return;
  }
  life.orders.set(orderId, afterChange(state, decision.claim.entry));
  keep(life, decision.claim);
  const { account, entry } = decision.claim;
  for (const award of giveAwards(life.awards, account, entry, life.program, at)) keep(life, award);
  if (decision.transfer !== null) keep(life, decision.transfer);
}

/** What the guest's account goes through is not the member's, and is in no figure until it is claimed. */
function keep(life: Life, decision: Appended | Refusal): void {
  if (isRefusal(decision)) {
    life.refused.set(decision.code, (life.refused.get(decision.code) ?? 0) + 1);
    return;
  }
  const { account, entry } = decision;
  if (account.memberId === life.guest.memberId) {
    life.guest = account;
    return;
  }
  life.account = account;
  bookEntry(life.book, entry, life.program.timeZone);
}
