import type { QuotedReward } from '../../shared/contracts/quotes.ts';
import type { EpochSeconds } from '../../shared/domain/calendar.ts';
import { authorizeRedemption } from '../../shared/domain/ledger/authorize-redemption.ts';
import type { Reward } from '../../shared/domain/program/reward.ts';
import { isRefusal, type Refusal } from '../../shared/domain/refusal.ts';
import { resolveReward } from '../../shared/domain/rewards/resolve-reward.ts';
import { redemptionTerms } from '../../shared/redeeming/redemption-terms.ts';
import type { Applicable, Quoting, Tried } from './quoting.ts';

/** Tries a reward of the program in force: the very decision that redeeming it would take, thrown away. */
export function tryReward(
  rewardId: string,
  { points }: Pick<QuotedReward, 'points'>,
  quoting: Quoting,
  now: EpochSeconds,
): Tried {
  const reward = resolveReward(quoting.program, rewardId);
  return { rewardId, outcome: isRefusal(reward) ? reward : judge(reward, points, quoting, now) };
}

function judge(
  reward: Reward,
  asked: number | undefined,
  { account, cart, program, facts, unitsLeft }: Quoting,
  now: EpochSeconds,
): Applicable | Refusal {
  const stockLeft = unitsLeft.get(reward.id) ?? null;
  const wanted = { points: asked, currency: cart.currency };
  const terms = redemptionTerms(account, reward, wanted, { facts, cart, stockLeft }, program, now);
  if (isRefusal(terms)) return terms;
  const { points, applied = null } = terms;
  // Held, so that the next reward finds the points, the limit and the place for a hold that this one leaves.
  const command = { redemptionId: `quote ${account.sequence}`, reward, points, captured: false };
  const held = authorizeRedemption(account, command, program, now);
  if (isRefusal(held)) return held;
  const left = stockLeft === null ? unitsLeft : new Map([...unitsLeft, [reward.id, stockLeft - 1]]);
  return { reward, points, applied, next: { account: held.account, unitsLeft: left } };
}
