import { listRewards as operation } from '../../shared/contracts/operations/rewards.ts';
import { isoTime } from '../../shared/contracts/time.ts';
import { answer } from '../../shared/lambda/answer.ts';
import { route } from '../../shared/lambda/route.ts';
import type { RewardsDeps } from './deps.ts';
import { rewardOffer } from './reward-offer.ts';
import { readUnitsLeft } from './units-left.ts';

/** The catalogue of the program in force. Reads stocks alone, and nothing where no reward has one. */
export function listRewards({ programs, stocks }: Pick<RewardsDeps, 'programs' | 'stocks'>) {
  return route(operation, async ({ query: { locale }, now }) => {
    const program = await programs.inForce(now);
    const rewards = program.rewards ?? [];
    const unitsLeft = await readUnitsLeft(stocks, rewards, now);
    return answer(200, {
      programVersion: program.version,
      asOf: isoTime(now),
      pointsName: program.pointsName,
      rewards: rewards.map((reward) => rewardOffer(reward, unitsLeft, locale)),
    });
  });
}
