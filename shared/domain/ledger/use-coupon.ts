import type { EpochSeconds } from '../calendar.ts';
import type { Program } from '../program/program.ts';
import type { Reward } from '../program/reward.ts';
import { isRefusal, type Refusal, refuse } from '../refusal.ts';
import type { Account } from './account.ts';
import { type Appended, append } from './append.ts';
import type { Cause } from './entry.ts';
import type { CouponClaim, CouponUse, CouponVoid } from './redemption.ts';
import { refuseOutsider, settledOf } from './redemption-account.ts';
import type { CouponState, RedemptionState } from './redemption-state.ts';
import type { Settled } from './settle.ts';

/**
 * Uses a coupon, once: with an order, or at a till. Its points were spent when it was issued, so none move, and it can be
 * used whatever became of the membership. Idempotent by its change id, which the caller looks for in the redemption's
 * entries.
 *
 * Refusals, in this order: COUPON_NOT_FOUND (the redemption has none), COUPON_VOID, COUPON_USED, COUPON_EXPIRED.
 *
 * @param account of the member who has the coupon
 * @param program the one in force
 */
export function useCoupon(
  account: Account,
  state: RedemptionState,
  command: Pick<CouponUse, 'changeId' | 'orderId' | 'reference'>,
  program: Program,
  now: EpochSeconds,
): Appended<CouponUse> | Refusal {
  const settled = settledOf(account, state.holderId, now);
  const coupon = openCoupon(state);
  if (isRefusal(coupon)) return coupon;
  const refusal = refuseExpired(coupon, settled.account.settledAt);
  if (refusal) return refusal;
  const { changeId, orderId, reference } = command;
  return write<CouponUse>(settled, state, program, {
    kind: 'coupon_use',
    redemptionId: state.redemptionId,
    changeId,
    ...(orderId === undefined ? {} : { orderId }),
    ...(reference === undefined ? {} : { reference }),
  });
}

/**
 * Takes a coupon out of use by a person's decision; the points stay spent. One that has expired can be voided too.
 * Idempotent by its change id.
 *
 * Refusals, in this order: COUPON_NOT_FOUND (the redemption has none), COUPON_VOID, COUPON_USED.
 *
 * @param account of the member who has the coupon
 * @param program the one in force
 */
export function voidCoupon(
  account: Account,
  state: RedemptionState,
  { changeId, reason, actor, keyId }: Pick<CouponVoid, 'changeId' | 'reason' | 'actor' | 'keyId'>,
  program: Program,
  now: EpochSeconds,
): Appended<CouponVoid> | Refusal {
  const settled = settledOf(account, state.holderId, now);
  const coupon = openCoupon(state);
  if (isRefusal(coupon)) return coupon;
  const { redemptionId } = state;
  return write<CouponVoid>(settled, state, program, {
    kind: 'coupon_void',
    redemptionId,
    changeId,
    reason,
    actor,
    keyId,
  });
}

/**
 * Makes another member's gift code one's own. The points stay the giver's to have spent; the code is the claimant's.
 * Idempotent by its change id.
 *
 * Refusals, in this order: MEMBER_NOT_FOUND, MEMBER_CLOSED, COUPON_NOT_FOUND (the redemption has none), COUPON_NOT_GIFT,
 * COUPON_VOID, COUPON_USED, COUPON_CLAIMED (by anyone, or one's own), COUPON_EXPIRED.
 *
 * @param account of the member who claims
 * @param reward of the version that the redemption names
 * @param program the one in force
 */
export function claimCoupon(
  account: Account,
  state: RedemptionState,
  { changeId }: { readonly changeId: string },
  reward: Reward,
  program: Program,
  now: EpochSeconds,
): Appended<CouponClaim> | Refusal {
  const settled = settledOf(account, account.memberId, now);
  const refusal = refuseOutsider(settled.account) ?? refuseClaim(settled.account, state, reward);
  if (refusal) return refusal;
  const { redemptionId, holderId } = state;
  return write<CouponClaim>(settled, state, program, {
    kind: 'coupon_claim',
    redemptionId,
    changeId,
    fromMemberId: holderId,
  });
}

function refuseClaim(
  { memberId, settledAt }: Account,
  state: RedemptionState,
  reward: Reward,
): Refusal | null {
  if (state.coupon !== null && reward.coupon?.giftable !== true)
    return refuse('COUPON_NOT_GIFT', `A coupon for ${reward.id} is for the member who redeemed it.`, '/code');
  const coupon = openCoupon(state);
  if (isRefusal(coupon)) return coupon;
  if (coupon.claimedAt !== null) return refuse('COUPON_CLAIMED', 'The gift was claimed before.', '/code');
  if (memberId === state.holderId)
    return refuse('COUPON_CLAIMED', `The coupon is ${memberId}'s own.`, '/code');
  return refuseExpired(coupon, settledAt);
}

/** The coupon, where it is neither void nor used. The code is a secret and never part of a refusal. */
function openCoupon({ redemptionId, coupon }: RedemptionState): CouponState | Refusal {
  if (coupon === null)
    return refuse('COUPON_NOT_FOUND', `Redemption ${redemptionId} has no coupon.`, '/code');
  if (coupon.voidedAt !== null)
    return refuse('COUPON_VOID', `The coupon of redemption ${redemptionId} is void.`, '/code');
  if (coupon.usedAt !== null)
    return refuse('COUPON_USED', `The coupon of redemption ${redemptionId} was used.`, '/code');
  return coupon;
}

function refuseExpired({ expiresAt }: CouponState, now: EpochSeconds): Refusal | null {
  if (expiresAt === null || expiresAt > now) return null;
  return refuse('COUPON_EXPIRED', `The coupon expired ${now - expiresAt} seconds ago.`, '/code');
}

/** An entry that moves no points. */
function write<C extends Cause>(
  settled: Settled,
  { programVersion }: RedemptionState,
  program: Program,
  cause: C,
): Appended<C> {
  return append<C>(settled, program, {
    cause,
    occurredAt: settled.account.settledAt,
    programVersion,
    postings: [],
  });
}
