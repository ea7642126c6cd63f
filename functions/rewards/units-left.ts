import type { EpochSeconds } from '../../shared/domain/calendar.ts';
import type { Reward } from '../../shared/domain/program/reward.ts';
import type { RewardsDeps } from './deps.ts';
import type { UnitsLeft } from './reward-offer.ts';

/** What is left of the stocks of some rewards: one reading for all, none where no reward has a stock. */
export async function readUnitsLeft(
  stocks: RewardsDeps['stocks'],
  rewards: readonly Reward[],
  now: EpochSeconds,
): Promise<UnitsLeft> {
  const counted = rewards.filter(({ stock }) => stock !== undefined).map(({ id }) => id);
  if (counted.length === 0) return () => null;
  const read = await stocks.read(counted);
  return ({ id, stock }) => (stock === undefined ? null : read.left(id, stock, now));
}
