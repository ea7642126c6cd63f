import { isoExpiry, isoTime, isoTimeOrNull } from '../contracts/time.ts';
import type { ReferralCause, ReferralQualification, ReferralReward } from '../domain/ledger/referral.ts';
import type { Span } from '../domain/ledger/span.ts';
import type { Told } from './redemption-event.ts';

/**
 * What an entry of a referral tells, and beside it that the referral was rejected, where that entry did it. What the checks
 * found stays in the ledger: it speaks of people.
 */
export function referralEvents(cause: ReferralCause, spans: readonly Span[]): readonly Told[] {
  switch (cause.kind) {
    case 'referral': {
      const { advocateId, channel, visitedAt, orderId } = cause;
      const data = { advocateId, channel, visitedAt: isoTimeOrNull(visitedAt), orderId };
      return [{ type: 'referral.signed_up', data }];
    }
    case 'referral_qualification':
      return [qualified(cause)];
    case 'referral_review': {
      const { reviewId, verdict } = cause;
      const reviewed: Told = { type: 'referral.reviewed', data: { reviewId, verdict } };
      return verdict === 'reward' ? [reviewed] : [reviewed, rejected('review', null)];
    }
    case 'referral_reward':
      return [rewarded(cause, spans)];
    case 'referral_reversal': {
      const { friendId, side, reason, reversed, forgiven } = cause;
      return [{ type: 'referral.reversed', data: { friendId, side, reason, reversed, forgiven } }];
    }
  }
}

function qualified({ orderId, holdEndsAt, score, verdict, shadow }: ReferralQualification): Told {
  if (verdict === 'reject') return rejected('judgment', { orderId, score });
  const data = { orderId, score, verdict, shadow: shadow ?? null, holdEndsAt: isoTime(holdEndsAt) };
  return { type: 'referral.qualified', data };
}

function rejected(by: 'judgment' | 'review', judged: { orderId: string; score: number } | null): Told {
  return { type: 'referral.rejected', data: { by, orderId: null, score: null, ...judged } };
}

function rewarded(cause: ReferralReward, spans: readonly Span[]): Told {
  const { friendId, side, success, points, lot, promised, withheld } = cause;
  return {
    type: 'referral.rewarded',
    data: {
      friendId,
      side,
      success,
      points,
      spendableAt: isoTime(lot.activatesAt),
      expiresAt: points === 0 ? null : isoExpiry(lot.expiresAt, spans),
      rewardId: promised?.rewardId ?? null,
      redemptionId: promised?.redemptionId ?? null,
      withheld: withheld ?? null,
    },
  };
}
