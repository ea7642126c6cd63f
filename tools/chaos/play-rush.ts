import { MOST_IN_RUSH } from './campaign-program.ts';
import { authorize } from './play-redemption.ts';
import type { Random } from './random.ts';
import { NOTHING } from './redemption-plan.ts';
import type { RedemptionRecord } from './redemption-record.ts';
import { repeatedRequests } from './repeated-requests.ts';
import type { Stage } from './stage.ts';

/** All members want one reward at the same moment, of which there are units for a quarter of them; who gets one keeps it. */
export async function playRush(stage: Stage, random: Random): Promise<readonly RedemptionRecord[]> {
  const plan = { rewardId: 'rush', isAtOnce: true, ...NOTHING } as const;
  const requests = repeatedRequests(stage.tally, random);
  const opened = await Promise.all(
    stage.members
      .slice(0, MOST_IN_RUSH)
      .map(({ memberId }, index) => authorize(stage, requests, `rush-${index}`, memberId, plan, [])),
  );
  await requests.repeatAll();
  return opened.filter((record) => record !== null);
}
