import { useCoupon as operation } from '../../shared/contracts/operations/coupons.ts';
import { useCoupon as decide } from '../../shared/domain/ledger/use-coupon.ts';
import { isRefusal } from '../../shared/domain/refusal.ts';
import { route } from '../../shared/lambda/route.ts';
import { answerCouponChange } from './coupon-change.ts';
import type { CouponsDeps } from './deps.ts';

/**
 * Uses a coupon outside an order, once. Idempotent by coupon and Idempotency-Key. Refusals: COUPON_NOT_FOUND, those of the
 * decision. Emits coupon.used.
 */
export function useCoupon(deps: CouponsDeps) {
  return route(operation, (request) => {
    const { reference } = request.body;
    return answerCouponChange(deps, request, {
      says: ['use', reference],
      bookedOn: ({ holderId }) => holderId,
      decide: async ({ account, state, inForce, changeId }) => {
        const command = { changeId, ...(reference === undefined ? {} : { reference }) };
        const decision = decide(account, state, command, inForce, request.now);
        return isRefusal(decision) ? decision : { decision };
      },
    });
  });
}
