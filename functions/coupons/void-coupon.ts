import { voidCoupon as operation } from '../../shared/contracts/operations/coupons.ts';
import { voidCoupon as decide } from '../../shared/domain/ledger/use-coupon.ts';
import { isRefusal } from '../../shared/domain/refusal.ts';
import { actorOf, callerIdOf } from '../../shared/lambda/acting.ts';
import { route } from '../../shared/lambda/route.ts';
import { answerCouponChange } from './coupon-change.ts';
import type { CouponsDeps } from './deps.ts';

/**
 * Makes a coupon worthless by a person's decision. Idempotent by coupon and Idempotency-Key. Refusals: COUPON_NOT_FOUND,
 * those of the decision. Emits coupon.voided, and writes a line of audit.
 */
export function voidCoupon(deps: CouponsDeps) {
  return route(operation, (request) => {
    const { body, caller, now } = request;
    const { reason } = body;
    const actor = actorOf(caller, body.actor);
    return answerCouponChange(deps, request, {
      says: ['void', reason, actor],
      bookedOn: ({ holderId }) => holderId,
      decide: async ({ account, state, inForce, changeId }) => {
        const command = { changeId, reason, actor, keyId: callerIdOf(caller) };
        const decision = decide(account, state, command, inForce, now);
        if (isRefusal(decision)) return decision;
        const line = {
          at: now,
          action: 'coupon_voided',
          actor,
          callerId: command.keyId,
          subject: `member:${state.holderId}`,
          reason,
          details: { redemptionId: state.redemptionId },
        } as const;
        return { decision, companions: [deps.noteAudit(line)] };
      },
    });
  });
}
