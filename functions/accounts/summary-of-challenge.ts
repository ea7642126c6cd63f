import { isoTime } from '../../shared/contracts/time.ts';
import type { ChallengeCause } from '../../shared/domain/ledger/challenge.ts';
import { plural } from './summary-of-redemption.ts';

/** One sentence on an entry of a challenge that support can read to a customer. */
export function summaryOfChallenge(cause: ChallengeCause): string {
  const { challengeId, round, orderId } = cause;
  const which = `Challenge ${challengeId}${round === 1 ? '' : ` (time ${round})`}`;
  if (cause.kind === 'challenge_award')
    return `${which} was achieved with order ${orderId} and gave ${plural(cause.points)}, spendable from ${isoTime(cause.lot.activatesAt)}.`;
  const forgiven = cause.forgiven > 0 ? `, ${plural(cause.forgiven)} forgiven` : '';
  return `${which} is met no longer after refund ${cause.refundId} of order ${orderId}; ${plural(cause.reversed)} taken back${forgiven}.`;
}
