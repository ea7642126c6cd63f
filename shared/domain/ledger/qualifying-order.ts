import { type EpochSeconds, midnightAfterDays } from '../calendar.ts';
import { countedLines } from '../challenges/counted-goods.ts';
import { NOTHING_RETURNED, type Order, type Returned } from '../order.ts';
import type { Program } from '../program/program.ts';
import { isCause } from './entry.ts';
import type { OrderState } from './order-state.ts';
import { CLOCK_TOLERANCE_SECONDS } from './record-order.ts';
import { type ReferralState, windowEndsAt } from './referral-state.ts';
import { referralTerms } from './referral-terms.ts';

/**
 * Whether what is left of an order is paid goods enough: a function of what remains alone (law 7). Goods that never earn do
 * not count, nor does a currency that the minimum does not name.
 */
export function qualifies(order: Order, returned: Returned, program: Program): boolean {
  return (
    countedLines(order, returned, referralTerms(program).qualifyingOrder, program.excludedGoods).length > 0
  );
}

/**
 * The order that a referral is judged by: of those that the friend placed in the window, the first to be recorded that then
 * qualified, whatever went back of it since. So it is the same one whenever, and in whatever order, we hear of orders and
 * refunds, as long as `orders` are all that the friend placed.
 *
 * @param program the version that the referral names
 */
export function qualifyingOrder(
  state: ReferralState,
  orders: readonly OrderState[],
  program: Program,
): OrderState | null {
  const candidates = orders
    .filter((order) => isInWindow(state, order, program))
    .filter((order) => qualifies(order.order, recordedAs(order), program));
  return candidates.sort((one, other) => placeOf(one) - placeOf(other))[0] ?? null;
}

/** When the refund was recorded after which an order did not qualify any more; `null` as long as it does. */
export function disqualifiedAt({ order, refunds }: OrderState, program: Program): EpochSeconds | null {
  const last = refunds.find(({ cause }) => !qualifies(order, cause.returned, program));
  return last?.recordedAt ?? null;
}

/** How long after the window an order of it is still waited for: a platform may tell of it late. */
const TOLD_WITHIN_DAYS = 90;

/**
 * What is recorded from this moment on is not looked at, whenever it was placed: else a friend who never qualified would
 * have all that they ordered since looked through with each order.
 */
export function lastHeardAt(state: ReferralState, program: Program): EpochSeconds {
  // The order that a code came with may have been placed long before it was told.
  const openedAt = state.entries.findLast((entry) => isCause(entry, 'referral'))?.recordedAt ?? 0;
  const end = Math.max(windowEndsAt(state, program), openedAt);
  return midnightAfterDays(end, TOLD_WITHIN_DAYS, program.timeZone);
}

/** Placed by the friend as a member, from the sign-up on. A checkout's clock may be behind ours, as it may be ahead. */
function isInWindow(state: ReferralState, placed: OrderState, program: Program): boolean {
  const { order, memberId, accrual, claim } = placed;
  if (memberId !== state.friendId || (accrual.cause.withheld !== undefined && claim === null)) return false;
  if (order.orderId === state.orderId) return true;
  if ((claim ?? accrual).recordedAt >= lastHeardAt(state, program)) return false;
  const earliest: EpochSeconds = state.signedUpAt - CLOCK_TOLERANCE_SECONDS;
  return order.placedAt >= earliest && order.placedAt < windowEndsAt(state, program);
}

/** What had gone back when the order became the member's. */
const recordedAs = ({ claim }: OrderState): Returned => claim?.cause.returned ?? NOTHING_RETURNED;

/** In the entries of the friend's account, which nothing comes before later on, as it may in the calendar. */
const placeOf = ({ accrual, claim }: OrderState): number => (claim ?? accrual).sequence;
