import { BusMessage } from '../../shared/contracts/bus-message.ts';
import { ChallengeMessage } from '../../shared/contracts/challenge-message.ts';
import type { EpochSeconds } from '../../shared/domain/calendar.ts';
import type { EarlierOrdersClaimer } from '../../shared/ordering/earlier-orders.ts';
import type { AwardPlace } from '../../shared/redeeming/challenge-rewards.ts';
import { countClaimed, countReconciled } from './count-reconciled.ts';
import type { ReconciliationDeps } from './deps.ts';
import { awardOf } from './keep-challenge-rewards.ts';

interface Deps extends Pick<ReconciliationDeps, 'reconcile' | 'metrics'> {
  /** Of `keepChallengeReward`. */
  readonly keepChallengeReward: (place: AwardPlace, now: EpochSeconds) => Promise<void>;
  readonly claimEarlierOrders: EarlierOrdersClaimer;
}

/**
 * An event of a member who joined: what they ordered before is credited, where the program says so. Or of a challenge that gives a
 * reward. Or an event of a friend: an order was recorded, refunded or claimed, or a person reviewed the referral. All of them say no
 * more than that it is worth a look; so repeated and reordered ones come to the same end.
 *
 * Emits what `earlierOrdersClaimer`, `challengeRewardKeeper` and `referralReconciler` append.
 */
export function reconcileMessage({ reconcile, claimEarlierOrders, keepChallengeReward, metrics }: Deps) {
  /** @throws ZodError when the message is no event of ours. @throws Fault when storage fails. */
  return async (body: unknown, now: EpochSeconds): Promise<void> => {
    const { detail, 'detail-type': type } = BusMessage.parse(body);
    if (type === 'member.enrolled')
      return countClaimed(metrics, await claimEarlierOrders(detail.memberId, now));
    if (type === 'challenge.achieved' || type === 'challenge.reversed')
      return keepChallengeReward(awardOf(ChallengeMessage.parse(body)), now);
    countReconciled(metrics, await reconcile(detail.memberId, now));
  };
}
