import type {
  Authorization,
  Capture,
  CouponUse,
  GrantCause,
  RedemptionCause,
  RedemptionReturn,
  Release,
} from '../../shared/domain/ledger/redemption.ts';

export const plural = (points: number): string => `${points} ${Math.abs(points) === 1 ? 'point' : 'points'}`;

/** One sentence on an entry of a redemption that support can read to a customer. */
export function summaryOfRedemption(cause: RedemptionCause): string {
  const { redemptionId } = cause;
  switch (cause.kind) {
    case 'authorization':
      return summaryOfAuthorization(cause);
    case 'capture':
      return summaryOfCapture(cause);
    case 'release':
      return summaryOfRelease(cause);
    case 'redemption_return':
      return summaryOfReturn(cause);
    case 'coupon_use':
      return `The coupon of redemption ${redemptionId} was used${placeOf(cause)}.`;
    case 'coupon_void':
      return `${cause.actor} voided the coupon of redemption ${redemptionId}: ${cause.reason}`;
    case 'coupon_claim':
      return `The coupon of redemption ${redemptionId} was claimed; it was a gift of member ${cause.fromMemberId}.`;
    case 'fulfillment':
      return `${cause.actor} handed the reward of redemption ${redemptionId} over${cause.reference === undefined ? '' : ` (${cause.reference})`}.`;
  }
}

function summaryOfAuthorization(cause: Authorization): string {
  const { redemptionId, rewardId, points, captured, granted, coupon } = cause;
  if (!captured)
    return `${plural(points)} were set aside for reward ${rewardId} (redemption ${redemptionId}).`;
  const issued = coupon === undefined ? '' : '; a coupon was issued';
  if (granted !== undefined)
    return `Reward ${rewardId} was given for nothing, ${reasonOf(granted)} (redemption ${redemptionId})${issued}.`;
  return `${plural(points)} were spent on reward ${rewardId} (redemption ${redemptionId})${issued}.`;
}

function reasonOf(granted: GrantCause): string {
  switch (granted.by) {
    case 'referral':
      return 'as promised for an invitation';
    case 'challenge':
      return `for the challenge ${granted.challengeId}`;
    case 'trigger':
      return `by the trigger ${granted.triggerId}`;
  }
}

function summaryOfCapture({ redemptionId, rewardId, points, orderId, late, coupon }: Capture): string {
  const order = orderId === undefined ? '' : ` with order ${orderId}`;
  const taken = late ? ', taken anew because their hold had lapsed' : '';
  const issued = coupon === undefined ? '' : '; a coupon was issued';
  return `${plural(points)} were spent on reward ${rewardId}${order} (redemption ${redemptionId})${taken}${issued}.`;
}

function summaryOfRelease({ redemptionId, points }: Release): string {
  return `Redemption ${redemptionId} was given up; ${points === 0 ? 'no points were held any more' : `${plural(points)} went back`}.`;
}

function summaryOfReturn(cause: RedemptionReturn): string {
  const { redemptionId, points, spentAfter, orderId, refundId, reason, released = 0 } = cause;
  if (refundId !== undefined)
    return `Refund ${refundId} of order ${orderId} gave ${plural(points)} of redemption ${redemptionId} back; ${spentAfter} stay spent.`;
  const why = reason === undefined ? '' : `: ${reason}`;
  const back = points + released;
  return `Redemption ${redemptionId} was canceled${back === 0 ? '' : `; ${plural(back)} went back`}${why}.`;
}

function placeOf({ orderId, reference }: CouponUse): string {
  if (orderId !== undefined) return ` with order ${orderId}`;
  return reference === undefined ? '' : ` under ${reference}`;
}
