import type { ReviewResult, SupportReferral } from '../../shared/contracts/referrals.ts';
import { isoTime, isoTimeOrNull } from '../../shared/contracts/time.ts';
import type { EpochSeconds } from '../../shared/domain/calendar.ts';
import type { Entry } from '../../shared/domain/ledger/entry.ts';
import { isReferralCause, type ReferralReview } from '../../shared/domain/ledger/referral.ts';
import { type ReferralState, reviewEndsAt, windowEndsAt } from '../../shared/domain/ledger/referral-state.ts';
import type { Program } from '../../shared/domain/program/program.ts';
import { bookingOf, referralOutcome } from './referral-outcome.ts';

/** All that is known of a referral. @param program the version that it names */
export function supportView(state: ReferralState, program: Program, now: EpochSeconds): SupportReferral {
  const { friendId, advocateId, code, channel, programVersion, visitedAt, review } = state;
  return {
    friendId,
    advocateId,
    code,
    channel,
    programVersion,
    visitedAt: isoTimeOrNull(visitedAt),
    ...referralOutcome(state, program, now),
    orderBefore: isoTime(windowEndsAt(state, program)),
    judgment: judgmentView(state, program),
    review: review && reviewView(review),
    advocateGot: bookingOf(state.advocate),
    friendGot: bookingOf(state.friend),
    timeline: state.entries.map(timelineEntry),
  };
}

function judgmentView({ qualification }: ReferralState, program: Program): SupportReferral['judgment'] {
  if (qualification === null) return null;
  const { orderId, holdEndsAt, score, verdict, shadow = null, checks } = qualification.cause;
  return {
    orderId,
    holdEndsAt: isoTime(holdEndsAt),
    reviewBefore: verdict === 'review' ? isoTime(reviewEndsAt(qualification, program)) : null,
    score,
    verdict,
    shadow,
    checks: checks.map((check) => ({ ...check })),
  };
}

export function reviewView({ cause, recordedAt }: Entry<ReferralReview>): ReviewResult['review'] {
  const { verdict, reason, actor, keyId } = cause;
  return { verdict, reason, actor, keyId, reviewedAt: isoTime(recordedAt) };
}

function timelineEntry({
  cause,
  memberId,
  sequence,
  occurredAt,
  recordedAt,
}: Entry): SupportReferral['timeline'][number] {
  if (!isReferralCause(cause)) throw new Error(`a referral has an entry of kind ${cause.kind}`);
  return {
    kind: cause.kind,
    memberId,
    sequence,
    occurredAt: isoTime(occurredAt),
    recordedAt: isoTime(recordedAt),
  };
}
