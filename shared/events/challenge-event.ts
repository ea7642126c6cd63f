import { isoExpiry, isoTime } from '../contracts/time.ts';
import type { ChallengeCause } from '../domain/ledger/challenge.ts';
import type { Span } from '../domain/ledger/span.ts';
import type { Told } from './redemption-event.ts';

/** What an entry of a challenge tells. */
export function challengeEvent(cause: ChallengeCause, spans: readonly Span[]): Told {
  const { challengeId, round, orderId } = cause;
  if (cause.kind === 'challenge_award') {
    const { points, lot } = cause;
    const dates = { activatesAt: isoTime(lot.activatesAt), expiresAt: isoExpiry(lot.expiresAt, spans) };
    return { type: 'challenge.achieved', data: { challengeId, round, orderId, points, ...dates } };
  }
  const { refundId, reversed, forgiven } = cause;
  return { type: 'challenge.reversed', data: { challengeId, round, orderId, refundId, reversed, forgiven } };
}
