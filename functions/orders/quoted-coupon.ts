import type { EpochSeconds } from '../../shared/domain/calendar.ts';
import { openAccount } from '../../shared/domain/ledger/account.ts';
import type { RedemptionState } from '../../shared/domain/ledger/redemption-state.ts';
import { useCoupon } from '../../shared/domain/ledger/use-coupon.ts';
import type { Program } from '../../shared/domain/program/program.ts';
import { isRefusal, type Refusal, refuse } from '../../shared/domain/refusal.ts';
import { applyReward } from '../../shared/domain/rewards/apply-reward.ts';
import { refusalOf } from '../../shared/domain/rewards/missing.ts';
import { missingCurrency, missingOfCart } from '../../shared/domain/rewards/reward-money.ts';
import { findCoupon } from '../../shared/redeeming/find-coupon.ts';
import { rewardOf } from '../../shared/redeeming/reward-of.ts';
import type { Applicable, Quoting, QuotingDeps, Tried } from './quoting.ts';

/**
 * Tries the coupon of a code: whoever has it may use it, and its points are spent already. A code that does not exist is
 * counted, because a browser may ask here as often as it likes.
 *
 * @throws ProblemError TOO_MANY_GUESSES
 */
export async function tryCoupon(
  deps: QuotingDeps,
  code: string,
  quoting: Quoting,
  now: EpochSeconds,
): Promise<Tried> {
  const state = await findCoupon(deps, code, quoting.guesser, now);
  if (isRefusal(state)) return { rewardId: null, outcome: state };
  const version = await deps.programs.version(state.programVersion);
  return { rewardId: state.rewardId, outcome: judge(state, version, quoting, now) };
}

/** @param version that the redemption names, and its reward is of */
function judge(
  state: RedemptionState,
  version: Program,
  { cart, program, used }: Quoting,
  now: EpochSeconds,
): Applicable | Refusal {
  const { redemptionId, holderId } = state;
  if (used.has(redemptionId)) return refuse('COUPON_USED', 'It is applied to this cart already.', '/code');
  // Nothing of the holder's account can refuse the use of a coupon, so it is not read.
  const use = useCoupon(openAccount(holderId), state, { changeId: 'quote' }, program, now);
  if (isRefusal(use)) return use;
  const reward = rewardOf(version, state.rewardId);
  const refusal = refusalOf([
    ...missingCurrency(reward, version, cart.currency),
    ...missingOfCart(reward, version, cart, cart.currency),
  ]);
  if (refusal) return refusal;
  const applied = applyReward(reward.benefit, cart, version, state.spent);
  return { reward, points: 0, applied, next: { used: new Set([...used, redemptionId]) } };
}
