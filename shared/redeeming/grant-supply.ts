import type { EpochSeconds } from '../domain/calendar.ts';
import type { Authorization } from '../domain/ledger/redemption.ts';
import type { Program } from '../domain/program/program.ts';
import type { Reward } from '../domain/program/reward.ts';
import { isRefusal, type Refusal } from '../domain/refusal.ts';
import { resolveReward } from '../domain/rewards/resolve-reward.ts';
import type { Companion } from '../storage/ledger-write.ts';
import type { StockStore } from '../storage/stock-store.ts';
import { type CouponSources, issueCoupon } from './issue-coupon.ts';
import { takeUnit } from './stock-unit.ts';

/** The shop fills a stock up with a new version; a reward that this one has no more keeps the stock it was promised with. */
export function stockedNow(reward: Reward, inForce: Program): Reward {
  const now = resolveReward(inForce, reward.id);
  if (isRefusal(now)) return reward;
  const { stock: _stock, ...promised } = reward;
  return now.stock === undefined ? promised : { ...promised, stock: now.stock };
}

/** What an entry carries of it, and what has to be committed with it. */
type GrantSupply = Pick<Authorization, 'stockShard' | 'coupon'> & {
  readonly companions: readonly Companion[];
};

/** A unit of the stock for good, and a code. Refusals: REWARD_OUT_OF_STOCK, POOL_EMPTY. */
export async function takeSupply(
  deps: CouponSources & { readonly stocks: Pick<StockStore, 'read' | 'reserving'> },
  reward: Reward,
  redemptionId: string,
  at: EpochSeconds,
): Promise<GrantSupply | Refusal> {
  const unit = await takeUnit(deps.stocks, reward, null, at);
  if (isRefusal(unit)) return unit;
  const shard = unit.shard === undefined ? {} : { stockShard: unit.shard };
  if (reward.coupon === undefined) return { ...shard, companions: unit.companions };
  const issued = await issueCoupon(deps, reward.coupon, redemptionId, at);
  if (isRefusal(issued)) return issued;
  return { ...shard, coupon: issued.coupon, companions: [...unit.companions, ...issued.companions] };
}
