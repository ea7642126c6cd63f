import { BusMessage } from '../../shared/contracts/bus-message.ts';
import type { EpochSeconds } from '../../shared/domain/calendar.ts';
import type { EarlierOrdersClaimer } from '../../shared/ordering/earlier-orders.ts';
import { countClaimed, countReconciled } from './count-reconciled.ts';
import type { ReconciliationDeps } from './deps.ts';

interface Deps extends Pick<ReconciliationDeps, 'reconcile' | 'metrics'> {
  readonly claimEarlierOrders: EarlierOrdersClaimer;
}

/**
 * An event of a member who joined: what they ordered before is credited, where the program says so. Or an event of a friend: an order was recorded, refunded or claimed, or a person reviewed the referral. All of them are on the
 * friend's account, and say no more than that it is worth a look; so repeated and reordered ones come to the same end.
 *
 * Emits what `earlierOrdersClaimer` and `referralReconciler` append.
 */
export function reconcileMessage({ reconcile, claimEarlierOrders, metrics }: Deps) {
  /** @throws ZodError when the message is no event of ours. @throws Fault when storage fails. */
  return async (body: unknown, now: EpochSeconds): Promise<void> => {
    const { detail, 'detail-type': type } = BusMessage.parse(body);
    if (type === 'member.enrolled')
      return countClaimed(metrics, await claimEarlierOrders(detail.memberId, now));
    countReconciled(metrics, await reconcile(detail.memberId, now));
  };
}
