import { claimCoupon as operation } from '../../shared/contracts/operations/coupons.ts';
import { claimCoupon as decide } from '../../shared/domain/ledger/use-coupon.ts';
import { isRefusal } from '../../shared/domain/refusal.ts';
import { route } from '../../shared/lambda/route.ts';
import { answerCouponChange } from './coupon-change.ts';
import type { CouponsDeps } from './deps.ts';

/**
 * Makes a coupon that was given away its new holder's. Idempotent by coupon and Idempotency-Key. Refusals:
 * COUPON_NOT_FOUND, MEMBER_NOT_FOUND, those of the decision. Emits coupon.claimed.
 */
export function claimCoupon(deps: CouponsDeps) {
  return route(operation, (request) => {
    const { memberId } = request.path;
    // Guesses are the claimant's own, also where the shop's server asks for them.
    const body = { ...request.body, shopper: memberId };
    return answerCouponChange(
      deps,
      { ...request, body },
      {
        says: ['claim', memberId],
        bookedOn: () => memberId,
        decide: async ({ account, state, reward, inForce, changeId }) => {
          const decision = decide(account, state, { changeId }, reward, inForce, request.now);
          return isRefusal(decision) ? decision : { decision };
        },
      },
    );
  });
}
