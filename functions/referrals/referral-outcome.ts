import type { AdvocateReferral, ReferralBooking } from '../../shared/contracts/referrals.ts';
import { isoTime, isoTimeOrNull } from '../../shared/contracts/time.ts';
import type { EpochSeconds } from '../../shared/domain/calendar.ts';
import {
  type ReferralSideState,
  type ReferralState,
  referralStatus,
  reversalOf,
  reviewEndsAt,
  spendableAt,
  windowEndsAt,
} from '../../shared/domain/ledger/referral-state.ts';
import type { Program } from '../../shared/domain/program/program.ts';

/** A referral's state with its reason and its times, as everybody may know them. */
export type ReferralOutcome = Pick<
  AdvocateReferral,
  'status' | 'reason' | 'signedUpAt' | 'qualifiedAt' | 'spendableAt' | 'endedAt'
>;

/** @param program the version that the referral names */
export function referralOutcome(state: ReferralState, program: Program, now: EpochSeconds): ReferralOutcome {
  const status = referralStatus(state, program, now);
  const isGiven = status === 'qualified' || status === 'rewarded';
  return {
    status,
    reason: reasonOf(state, status),
    signedUpAt: isoTime(state.signedUpAt),
    qualifiedAt: isoTimeOrNull(state.qualification?.recordedAt ?? null),
    spendableAt: isoTimeOrNull(isGiven ? spendableAt(state) : null),
    endedAt: isoTimeOrNull(endOf(state, status, program)),
  };
}

function reasonOf(state: ReferralState, status: ReferralOutcome['status']): ReferralOutcome['reason'] {
  switch (status) {
    case 'expired':
      return 'NO_QUALIFYING_ORDER';
    case 'reversed':
      return 'ORDER_REFUNDED';
    case 'rejected':
      return isLapsed(state) ? 'NOT_REVIEWED' : 'REJECTED';
    default:
      return null;
  }
}

/** Judging left it open, and nobody decided. */
const isLapsed = ({ qualification, review }: ReferralState): boolean =>
  qualification?.cause.verdict === 'review' && review === null;

function endOf(
  state: ReferralState,
  status: ReferralOutcome['status'],
  program: Program,
): EpochSeconds | null {
  const { qualification, review } = state;
  switch (status) {
    case 'expired':
      return windowEndsAt(state, program);
    case 'reversed':
      return reversalOf(state)?.recordedAt ?? null;
    case 'rejected':
      if (qualification === null) return null;
      if (isLapsed(state)) return reviewEndsAt(qualification, program);
      return (review ?? qualification).recordedAt;
    default:
      return null;
  }
}

/** What a side got and has still; null where nothing was booked yet. */
export function bookingOf({ reward, reversal }: ReferralSideState): ReferralBooking | null {
  if (reward === null) return null;
  const { points, promised, withheld = null } = reward.cause;
  return {
    points: points - (reversal?.cause.reversed ?? 0),
    rewardId: reversal === null ? (promised?.rewardId ?? null) : null,
    redemptionId: promised?.redemptionId ?? null,
    withheld,
  };
}
