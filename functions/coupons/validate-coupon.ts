import { validateCoupon as operation } from '../../shared/contracts/operations/coupons.ts';
import { isoTimeOrNull } from '../../shared/contracts/time.ts';
import type { EpochSeconds } from '../../shared/domain/calendar.ts';
import { openAccount } from '../../shared/domain/ledger/account.ts';
import type { RedemptionState } from '../../shared/domain/ledger/redemption-state.ts';
import { useCoupon } from '../../shared/domain/ledger/use-coupon.ts';
import type { Order } from '../../shared/domain/order.ts';
import type { Program } from '../../shared/domain/program/program.ts';
import type { Reward } from '../../shared/domain/program/reward.ts';
import { isRefusal, type Refusal } from '../../shared/domain/refusal.ts';
import { applyReward } from '../../shared/domain/rewards/apply-reward.ts';
import { refusalOf } from '../../shared/domain/rewards/missing.ts';
import { missingCurrency, missingOfCart } from '../../shared/domain/rewards/reward-money.ts';
import { rewardTexts } from '../../shared/domain/rewards/reward-texts.ts';
import { answer } from '../../shared/lambda/answer.ts';
import { route } from '../../shared/lambda/route.ts';
import { applicationView } from '../../shared/redeeming/application-view.ts';
import { cartOrder } from '../../shared/redeeming/cart-order.ts';
import { rewardOf } from '../../shared/redeeming/reward-of.ts';
import type { CouponsDeps } from './deps.ts';
import { guessedCoupon } from './guessed-coupon.ts';

/**
 * What a coupon is, and whether it can be used: the very decision that using it would take, thrown away. Nothing of the
 * coupon is written. Refusals: COUPON_NOT_FOUND.
 */
export function validateCoupon(deps: CouponsDeps) {
  return route(operation, async ({ body, caller, now }) => {
    const state = await guessedCoupon(deps, body, caller, now);
    if (isRefusal(state)) return state;
    const program = await deps.programs.version(state.programVersion);
    const reward = rewardOf(program, state.rewardId);
    const cart = cartOrder(body, now);
    const refusal =
      refuseUse(state, await deps.programs.inForce(now), now) ?? refuseCart(reward, program, cart);
    const applied = cart === undefined || refusal ? null : applyReward(reward.benefit, cart, program);
    const { name, description = null, terms = null } = rewardTexts(reward);
    const { coupon } = state;
    return answer(200, {
      valid: refusal === null,
      refusal: refusal && { code: refusal.code, detail: refusal.detail },
      rewardId: reward.id,
      name,
      description,
      terms,
      expiresAt: isoTimeOrNull(coupon?.expiresAt ?? null),
      giftable: reward.coupon?.giftable === true && coupon?.claimedAt === null,
      apply: applicationView({
        reward,
        program,
        state: { ...state, applied: applied ?? state.applied },
        cart: applied === null ? undefined : cart,
        platform: body.platform,
      }),
    });
  });
}

/** Used, void or expired. The account has no say in it: a coupon is good whatever became of the membership. */
function refuseUse(state: RedemptionState, inForce: Program, now: EpochSeconds): Refusal | null {
  const decision = useCoupon(openAccount(state.holderId), state, { changeId: 'validation' }, inForce, now);
  return isRefusal(decision) ? decision : null;
}

/** Without a cart nothing is missing yet: a code is bought for one to come. */
function refuseCart(reward: Reward, program: Program, cart: Order | undefined): Refusal | null {
  if (cart === undefined) return null;
  return refusalOf([
    ...missingCurrency(reward, program, cart.currency),
    ...missingOfCart(reward, program, cart, cart.currency),
  ]);
}
