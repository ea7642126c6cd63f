import { isoExpiry, isoTime } from '../contracts/time.ts';
import type { ChallengeCause } from '../domain/ledger/challenge.ts';
import type { Span } from '../domain/ledger/span.ts';
import type { Told } from './redemption-event.ts';

/** What an entry of a challenge tells. */
export function challengeEvent(cause: ChallengeCause, spans: readonly Span[]): Told {
  const { challengeId, round, orderId } = cause;
  if (cause.kind === 'challenge_award') {
    const { points, rewardId = null, lot } = cause;
    const dates = { activatesAt: isoTime(lot.activatesAt), expiresAt: isoExpiry(lot.expiresAt, spans) };
    return { type: 'challenge.achieved', data: { challengeId, round, orderId, points, rewardId, ...dates } };
  }
  const { refundId, reversed, forgiven, promised } = cause;
  const { rewardId, awardSequence } = promised ?? { rewardId: null, awardSequence: null };
  const data = { challengeId, round, orderId, refundId, reversed, forgiven, rewardId, awardSequence };
  return { type: 'challenge.reversed', data };
}
