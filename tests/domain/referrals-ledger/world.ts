import { SECONDS_PER_DAY } from '../../../shared/domain/calendar.ts';
import { type Account, openAccount } from '../../../shared/domain/ledger/account.ts';
import type { Appended } from '../../../shared/domain/ledger/append.ts';
import type { Entry } from '../../../shared/domain/ledger/entry.ts';
import { closeMember, enrollMember } from '../../../shared/domain/ledger/membership.ts';
import { nextReferralEntry } from '../../../shared/domain/ledger/next-referral-entry.ts';
import { type OpenReferralCommand, openReferral } from '../../../shared/domain/ledger/open-referral.ts';
import { afterChange, type OrderState, recordedOrder } from '../../../shared/domain/ledger/order-state.ts';
import type { ReferralJudgment } from '../../../shared/domain/ledger/qualify-referral.ts';
import { recordOrder } from '../../../shared/domain/ledger/record-order.ts';
import type { ReferralStatus } from '../../../shared/domain/ledger/referral.ts';
import { isMiss, type ReferralMiss } from '../../../shared/domain/ledger/referral-miss.ts';
import {
  afterReferralChange,
  openedReferral,
  type ReferralState,
  referralStatus,
} from '../../../shared/domain/ledger/referral-state.ts';
import { isOpenChain } from '../../../shared/domain/ledger/referrer-chain.ts';
import { type RefundCommand, refundOrder } from '../../../shared/domain/ledger/refund-order.ts';
import { type ReviewReferralCommand, reviewReferral } from '../../../shared/domain/ledger/review-referral.ts';
import type { Program } from '../../../shared/domain/program/program.ts';
import { isRefusal, type Refusal } from '../../../shared/domain/refusal.ts';
import { aLine, anOrder, BEGIN, decided } from '../builders.ts';

/** Members who bring each other, and all that the ledger has of them. */
export interface World {
  readonly program: Program;
  readonly now: number;
  readonly judge: Judge;
  readonly accounts: Readonly<Record<string, Account>>;
  /** Of each account, oldest first. */
  readonly entries: Readonly<Record<string, readonly Entry[]>>;
  readonly orders: readonly OrderState[];
  /** By friend. */
  readonly referrals: Readonly<Record<string, ReferralState>>;
}

/** @param chain the friend, the advocate, and who is above them */
export type Judge = (friendId: string, chain: readonly string[]) => ReferralJudgment['verdict'];

export function newWorld(program: Program, judge: Judge = () => 'reward'): World {
  return { program, now: BEGIN, judge, accounts: {}, entries: {}, orders: [], referrals: {} };
}

export const accountOf = ({ accounts }: World, id: string): Account => accounts[id] ?? openAccount(id);

/** @throws Error when the friend has no referral */
export function referralOf({ referrals }: World, friendId: string): ReferralState {
  const state = referrals[friendId];
  if (state === undefined) throw new Error(`${friendId} has no referral`);
  return state;
}

export function statusOf(world: World, friendId: string): ReferralStatus {
  return referralStatus(referralOf(world, friendId), world.program, world.now);
}

export const wait = (world: World, days: number): World => ({
  ...world,
  now: world.now + days * SECONDS_PER_DAY,
});

function appended(world: World, id: string, { account, entry }: Appended): World {
  return {
    ...world,
    accounts: { ...world.accounts, [id]: account },
    entries: { ...world.entries, [id]: [...(world.entries[id] ?? []), entry] },
  };
}

export function enroll(world: World, id: string): World {
  const account = accountOf(world, id);
  if (account.status !== 'guest' && account.status !== 'closed') return world;
  return appended(world, id, decided(enrollMember(account, world.program, world.now)));
}

export function close(world: World, id: string): World {
  const decision = closeMember(accountOf(world, id), 'closure', undefined, world.program, world.now);
  return isRefusal(decision) ? world : appended(world, id, decision);
}

/** A member with an advocate's code; the same world where it is missed. */
export function come(
  world: World,
  friendId: string,
  advocateId: string,
  command: Partial<OpenReferralCommand> = {},
): World {
  const opened = tryToCome(world, friendId, advocateId, command);
  if (isMiss(opened)) return world;
  const known = world.referrals[friendId];
  const state = known ? afterReferralChange(known, opened.entry) : openedReferral(opened.entry);
  const after = appended(world, friendId, opened);
  return { ...after, referrals: { ...after.referrals, [friendId]: state } };
}

export function tryToCome(
  world: World,
  friendId: string,
  advocateId: string | null,
  command: Partial<OpenReferralCommand> = {},
): ReturnType<typeof openReferral> {
  const advocate = advocateId === null ? null : accountOf(world, advocateId);
  const known = world.referrals[friendId] ?? null;
  const whole = { code: 'code', visitedAt: null, channel: null, ...command };
  return openReferral(accountOf(world, friendId), advocate, known, whole, world.program, world.now);
}

/** Whether a code was missed, and why; `null` where it opened a referral. */
export const missOf = (decision: Appended | ReferralMiss) => (isMiss(decision) ? decision.missed : null);

/** The friend enrolls with the code. */
export const join = (world: World, friendId: string, advocateId: string): World =>
  come(enroll(world, friendId), friendId, advocateId);

/** An order of one line in three units, of so many minor units each. */
export function buy(
  world: World,
  id: string,
  unitPrice: number,
  orderId = `order-${world.orders.length}`,
): World {
  const order = anOrder({ orderId, placedAt: world.now, lines: [aLine({ unitPrice, quantity: 3 })] });
  const decision = decided(recordOrder(accountOf(world, id), order, world.program, world.now));
  return { ...appended(world, id, decision), orders: [...world.orders, recordedOrder(decision.entry)] };
}

/** @param place of the order; all that is left where no `units` are named */
export function sendBack(world: World, place: number, units?: number): World {
  const state = world.orders[place];
  if (state === undefined) return world;
  const scope: RefundCommand['scope'] =
    units === undefined
      ? { kind: 'remainder' }
      : { kind: 'lines', lines: [{ lineId: '1', quantity: units }] };
  const command = { refundId: `refund-${state.refunds.length}`, scope, refundedAt: world.now };
  const { memberId } = state;
  const decision = refundOrder(accountOf(world, memberId), state, command, world.program, world.now);
  if (isRefusal(decision)) return world;
  const orders = world.orders.map((each) => (each === state ? afterChange(each, decision.entry) : each));
  return { ...appended(world, memberId, decision), orders };
}

export function tryToReview(
  world: World,
  friendId: string,
  verdict: ReviewReferralCommand['verdict'],
): ReturnType<typeof reviewReferral> {
  const state = referralOf(world, friendId);
  const reviewId = `review-${state.entries.length}`;
  const command = { reviewId, verdict, reason: 'looked at it', actor: 'agent', keyId: 'key' };
  return reviewReferral(accountOf(world, friendId), state, command, world.program, world.now);
}

export function review(world: World, friendId: string, verdict: ReviewReferralCommand['verdict']): World {
  if (world.referrals[friendId] === undefined) return world;
  const decision: Appended | Refusal = tryToReview(world, friendId, verdict);
  return isRefusal(decision) ? world : changed(world, friendId, friendId, decision);
}

function changed(world: World, friendId: string, on: string, decision: Appended): World {
  const state = afterReferralChange(referralOf(world, friendId), decision.entry);
  const after = appended(world, on, decision);
  return { ...after, referrals: { ...after.referrals, [friendId]: state } };
}

/** One trigger: what is missing is appended, entry by entry. */
export function reconcile(world: World, friendId: string): World {
  let current = world;
  for (let step = stepOf(current, friendId); step !== null; step = stepOf(current, friendId)) current = step;
  return current;
}

/** The world with the next entry of a referral; `null` when nothing is missing. */
export function stepOf(world: World, friendId: string): World | null {
  const state = world.referrals[friendId];
  if (state === undefined) return null;
  const { program, now, orders } = world;
  const next = nextReferralEntry(
    {
      state,
      orders: orders.filter(({ memberId }) => memberId === friendId),
      friend: accountOf(world, friendId),
      advocate: accountOf(world, state.advocateId),
      redemptionIds: { friend: `rdm-${friendId}-friend`, advocate: `rdm-${friendId}-advocate` },
    },
    () => judged(world, friendId, state.advocateId),
    { program, inForce: program, now },
  );
  if (next === null) return null;
  return changed(world, friendId, next.on === 'friend' ? friendId : state.advocateId, next.appended);
}

function judged(world: World, friendId: string, advocateId: string): ReferralJudgment {
  const verdict = world.judge(friendId, chainOf(world, friendId, advocateId));
  const score = { reward: 0, review: 60, reject: 100 }[verdict];
  const outcome = verdict === 'reward' ? 'passed' : 'flagged';
  return { score, verdict, checks: [{ name: 'burst', outcome, weight: score, detail: 'as the test says' }] };
}

export function chainOf(world: World, friendId: string, advocateId: string): readonly string[] {
  const chain = [friendId, advocateId];
  while (isOpenChain(chain)) {
    const above = accountOf(world, chain.at(-1) ?? '').referrerId;
    if (above === null) break;
    chain.push(above);
  }
  return chain;
}
