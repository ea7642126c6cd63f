import { BusMessage } from '../../shared/contracts/bus-message.ts';
import type { EpochSeconds } from '../../shared/domain/calendar.ts';
import { countReconciled } from './count-reconciled.ts';
import type { ReconciliationDeps } from './deps.ts';

/**
 * An event of a friend: an order was recorded, refunded or claimed, or a person reviewed the referral. All of them are on the
 * friend's account, and say no more than that it is worth a look; so repeated and reordered ones come to the same end.
 *
 * Emits what `referralReconciler` appends.
 */
export function reconcileMessage({ reconcile, metrics }: ReconciliationDeps) {
  /** @throws ZodError when the message is no event of ours. @throws Fault when storage fails. */
  return async (body: unknown, now: EpochSeconds): Promise<void> => {
    const { detail } = BusMessage.parse(body);
    countReconciled(metrics, await reconcile(detail.memberId, now));
  };
}
