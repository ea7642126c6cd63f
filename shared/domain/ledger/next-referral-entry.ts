import type { EpochSeconds } from '../calendar.ts';
import type { Program } from '../program/program.ts';
import type { Account } from './account.ts';
import type { Appended } from './append.ts';
import type { OrderState } from './order-state.ts';
import { qualifyReferral, type ReferralJudgment } from './qualify-referral.ts';
import { disqualifiedAt, qualifyingOrder } from './qualifying-order.ts';
import type { ReferralQualification, ReferralReversal, ReferralReward } from './referral.ts';
import { type ReferralSide, type ReferralState, reversalOf, standingOf } from './referral-state.ts';
import { reverseReferral } from './reverse-referral.ts';
import { rewardReferral } from './reward-referral.ts';

/** All that reconciling looks at, as it is now. */
export interface ReferralCase {
  readonly state: ReferralState;
  /** The friend's orders; once one has qualified, that one is enough. */
  readonly orders: readonly OrderState[];
  readonly friend: Account;
  readonly advocate: Account;
  /** What a redemption is called that a side may get: made of the friend and the side, so that it is made once. */
  readonly redemptionIds: Readonly<Record<ReferralSide, string>>;
}

export interface ReferralTimes {
  /** The version that the referral names. */
  readonly program: Program;
  readonly inForce: Program;
  readonly now: EpochSeconds;
}

/** The entry that is missing, and whose account it is appended to. It takes the referral's next number. */
export interface NextReferralEntry {
  readonly on: ReferralSide;
  readonly appended: Appended<ReferralQualification | ReferralReward | ReferralReversal>;
}

/**
 * What a referral still lacks, one entry at a time: its qualification, then what each side gets, or, where the order went
 * back or a person rejected it, that it is taken back. Decided from how things are, and never from what we were told
 * happened: so it comes to the same end whatever triggers it, how often, and in which order.
 *
 * @param judge what is found of the referral with the order that qualifies; asked at most once in a referral's life
 * @returns `null` when nothing is missing
 * @throws Error when the order that qualified is not among `orders`.
 */
export function nextReferralEntry(
  known: ReferralCase,
  judge: (order: OrderState) => ReferralJudgment,
  times: ReferralTimes,
): NextReferralEntry | null {
  const { state, orders, friend } = known;
  const { program, inForce, now } = times;
  if (state.qualification === null) {
    const order = qualifyingOrder(state, orders, program);
    if (order === null) return null;
    return {
      on: 'friend',
      appended: qualifyReferral(friend, state, order, judge(order), program, now, inForce),
    };
  }
  const reason = reasonToReverse(known, times);
  if (reason !== null) return nextReversal(known, reason, times);
  return standingOf(state, program, now) === 'approved' ? nextReward(known, times) : null;
}

/** A reason stays one: what went back of an order does not come back, and what was decided is not decided again. */
function reasonToReverse(
  known: ReferralCase,
  { program, now }: ReferralTimes,
): ReferralReversal['reason'] | null {
  const { state, orders } = known;
  const orderId = state.qualification?.cause.orderId;
  const order = orders.find((each) => each.order.orderId === orderId);
  if (order === undefined)
    throw new Error(`order ${orderId}, by which ${state.friendId} qualified, is missing`);
  const lostAt = disqualifiedAt(order, program);
  // Whether a review had lapsed by then depends on when the order went back, and not on when we look.
  if (standingOf(state, program, lostAt ?? now) === 'rejected') return 'REJECTED';
  return lostAt === null ? null : 'ORDER_REFUNDED';
}

/** What each side got; and where nobody got anything yet, the friend's side tells that the order went back. */
function nextReversal(
  known: ReferralCase,
  reason: ReferralReversal['reason'],
  { program, inForce, now }: ReferralTimes,
): NextReferralEntry | null {
  const { state } = known;
  const lacks = (side: ReferralSide) => state[side].reversal === null && state[side].reward !== null;
  const isUntold = reason === 'ORDER_REFUNDED' && reversalOf(state) === null;
  const on = lacks('friend') || isUntold ? 'friend' : 'advocate';
  if (on === 'advocate' && !lacks('advocate')) return null;
  return { on, appended: reverseReferral(known[on], state, on, reason, program, now, inForce) };
}

function nextReward(known: ReferralCase, { program, inForce, now }: ReferralTimes): NextReferralEntry | null {
  const { state, redemptionIds } = known;
  const on = (['friend', 'advocate'] as const).find((side) => state[side].reward === null);
  if (on === undefined) return null;
  return { on, appended: rewardReferral(known[on], state, on, redemptionIds[on], program, now, inForce) };
}
