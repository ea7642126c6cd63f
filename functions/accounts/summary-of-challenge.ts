import { isoTime } from '../../shared/contracts/time.ts';
import type { ChallengeCause } from '../../shared/domain/ledger/challenge.ts';
import { plural } from './summary-of-redemption.ts';

/** One sentence on an entry of a challenge that support can read to a customer. */
export function summaryOfChallenge(cause: ChallengeCause): string {
  const { challengeId, round, orderId } = cause;
  const which = `Challenge ${challengeId}${round === 1 ? '' : ` (time ${round})`}`;
  if (cause.kind === 'challenge_award' && cause.rewardId !== undefined)
    return `${which} was achieved with order ${orderId}; reward ${cause.rewardId} is given from ${isoTime(cause.lot.activatesAt)}.`;
  if (cause.kind === 'challenge_award')
    return `${which} was achieved with order ${orderId} and gave ${plural(cause.points)}, spendable from ${isoTime(cause.lot.activatesAt)}.`;
  const undone = `${which} is met no longer after refund ${cause.refundId} of order ${orderId}`;
  if (cause.promised !== undefined)
    return `${undone}; reward ${cause.promised.rewardId} is taken back, unless it was used.`;
  const forgiven = cause.forgiven > 0 ? `, ${plural(cause.forgiven)} forgiven` : '';
  return `${undone}; ${plural(cause.reversed)} taken back${forgiven}.`;
}
