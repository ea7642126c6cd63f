import type { Redemption, RedemptionResult } from '../contracts/redemptions.ts';
import type { Application } from '../contracts/rewards.ts';
import { isoTime, isoTimeOrNull } from '../contracts/time.ts';
import type { EpochSeconds } from '../domain/calendar.ts';
import type { Entry } from '../domain/ledger/entry.ts';
import { sumOf } from '../domain/ledger/posting.ts';
import {
  type CouponState,
  type RedemptionState,
  redemptionStatus,
} from '../domain/ledger/redemption-state.ts';

/** What the answer depends on besides the redemption itself. */
export interface Viewing {
  readonly now: EpochSeconds;
  readonly isCodeShown: boolean;
  readonly apply: Application;
}

/** A redemption as it stands. */
export function redemptionView(state: RedemptionState, { now, isCodeShown, apply }: Viewing): Redemption {
  return {
    redemptionId: state.redemptionId,
    rewardId: state.rewardId,
    memberId: state.memberId,
    status: redemptionStatus(state, now),
    programVersion: state.programVersion,
    // Whose coming it was for is the friend's own matter.
    granted: state.granted && { by: state.granted.by },
    points: state.authorized,
    held: heldPoints(state, now),
    captured: state.captured,
    spent: state.spent,
    authorizedAt: isoTime(state.authorizedAt),
    lapsesAt: isoTimeOrNull(state.lapsesAt),
    orderId: state.orderId,
    coupon: state.coupon && couponView(state.coupon, isCodeShown),
    fulfilledAt: isoTimeOrNull(state.fulfilledAt),
    apply,
  };
}

/**
 * What a change made of a redemption.
 *
 * @param state folded up to the change and no further, so that the answer is the same whenever it is given
 * @param entry the change
 */
export function redemptionResult(
  state: RedemptionState,
  entry: Entry,
  viewing: Omit<Viewing, 'now'>,
): RedemptionResult {
  return {
    ...redemptionView(state, { ...viewing, now: entry.recordedAt }),
    moved: sumOf(entry.postings, 'active'),
    bookedOn: entry.memberId,
    sequence: entry.sequence,
    balance: entry.balance,
  };
}

/** Points that the member cannot use otherwise, because the rest of the redemption may still be captured. */
function heldPoints(state: RedemptionState, now: EpochSeconds): number {
  const { lapsesAt, isReleased, isCanceled } = state;
  if (lapsesAt === null || lapsesAt <= now || isReleased || isCanceled) return 0;
  return state.authorized - state.captured - state.released;
}

function couponView(coupon: CouponState, isCodeShown: boolean) {
  return {
    code: isCodeShown ? coupon.code : null,
    expiresAt: isoTimeOrNull(coupon.expiresAt),
    usedAt: isoTimeOrNull(coupon.usedAt),
    voidedAt: isoTimeOrNull(coupon.voidedAt),
    claimedAt: isoTimeOrNull(coupon.claimedAt),
  };
}
