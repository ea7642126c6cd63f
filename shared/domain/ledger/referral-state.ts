import { type EpochSeconds, midnightAfterDays } from '../calendar.ts';
import type { Program } from '../program/program.ts';
import { type Entry, isCause } from './entry.ts';
import type {
  ReferralOpening,
  ReferralQualification,
  ReferralReversal,
  ReferralReview,
  ReferralReward,
  ReferralStatus,
} from './referral.ts';
import { referralTerms } from './referral-terms.ts';

export type ReferralSide = ReferralReward['side'];

/** What one side has of a referral. */
export interface ReferralSideState {
  readonly reward: Entry<ReferralReward> | null;
  readonly reversal: Entry<ReferralReversal> | null;
}

/** One friend's referral as it stands: the fold of its own entries, whoever's account they are on. */
export interface ReferralState {
  readonly friendId: string;
  readonly advocateId: string;
  readonly code: string;
  readonly channel: string | null;
  readonly visitId: string | null;
  readonly visitedAt: EpochSeconds | null;
  /** When the friend came with the code that counts. */
  readonly signedUpAt: EpochSeconds;
  /** The order that it came with, if it did. */
  readonly orderId: string | null;
  /** The version whose promises count. */
  readonly programVersion: number;
  readonly qualification: Entry<ReferralQualification> | null;
  /** The last decision of a person. */
  readonly review: Entry<ReferralReview> | null;
  readonly advocate: ReferralSideState;
  readonly friend: ReferralSideState;
  /** The opening first. */
  readonly entries: readonly Entry[];
}

const NOTHING: ReferralSideState = { reward: null, reversal: null };

/** A referral as it was opened, before any change. */
export function openedReferral(entry: Entry<ReferralOpening>): ReferralState {
  return {
    ...openedBy(entry),
    friendId: entry.memberId,
    qualification: null,
    review: null,
    advocate: NOTHING,
    friend: NOTHING,
    entries: [entry],
  };
}

/**
 * The referral after one of its changes. Another opening takes the place of the first: the friend came back by another link.
 *
 * @throws Error when the entry is not one of a referral: the caller read another partition.
 */
export function afterReferralChange(state: ReferralState, entry: Entry): ReferralState {
  return { ...changed(state, entry), entries: [...state.entries, entry] };
}

function changed(state: ReferralState, entry: Entry): ReferralState {
  if (isCause(entry, 'referral')) return { ...state, ...openedBy(entry) };
  if (isCause(entry, 'referral_qualification')) return { ...state, qualification: entry };
  if (isCause(entry, 'referral_review')) return { ...state, review: entry };
  if (isCause(entry, 'referral_reward')) {
    const { side } = entry.cause;
    return { ...state, [side]: { ...state[side], reward: entry } };
  }
  if (isCause(entry, 'referral_reversal')) {
    const { side } = entry.cause;
    return { ...state, [side]: { ...state[side], reversal: entry } };
  }
  throw new Error(`the referral of ${state.friendId} has an entry of kind ${entry.cause.kind}`);
}

function openedBy({ cause, occurredAt, programVersion }: Entry<ReferralOpening>) {
  const { advocateId, code, channel, visitId = null, visitedAt, orderId } = cause;
  return { advocateId, code, channel, visitId, visitedAt, orderId, programVersion, signedUpAt: occurredAt };
}

/** The number that the next change of a referral takes. */
export function nextReferralChange({ entries }: ReferralState): number {
  return entries.length;
}

/** An order qualifies that was placed before this moment. */
export function windowEndsAt({ signedUpAt }: ReferralState, program: Program): EpochSeconds {
  return midnightAfterDays(signedUpAt, referralTerms(program).windowDays, program.timeZone);
}

/** What nobody has reviewed by this moment is rejected. */
export function reviewEndsAt({ cause }: Entry<ReferralQualification>, program: Program): EpochSeconds {
  return midnightAfterDays(cause.holdEndsAt, referralTerms(program).judging.reviewDays, program.timeZone);
}

/** From this moment what both got can be spent: the end of the hold, or the approval where that came later. */
export function spendableAt({ qualification, review }: ReferralState): EpochSeconds | null {
  if (qualification === null) return null;
  return Math.max(qualification.cause.holdEndsAt, review?.recordedAt ?? 0);
}

export type ReferralStanding = 'approved' | 'open' | 'rejected';

/** What judging, a person, or nobody in time, has decided; `null` before there was anything to decide. */
export function standingOf(
  { qualification, review }: ReferralState,
  program: Program,
  now: EpochSeconds,
): ReferralStanding | null {
  if (qualification === null) return null;
  const verdict = review?.cause.verdict ?? qualification.cause.verdict;
  if (verdict === 'review') return now < reviewEndsAt(qualification, program) ? 'open' : 'rejected';
  return verdict === 'reward' ? 'approved' : 'rejected';
}

/**
 * Evaluated and never stored: a hold ends, a window closes and a review lapses by themselves.
 *
 * @param program the version that `state.programVersion` names
 */
export function referralStatus(state: ReferralState, program: Program, now: EpochSeconds): ReferralStatus {
  const reversal = reversalOf(state);
  if (reversal !== null) return reversal.cause.reason === 'REJECTED' ? 'rejected' : 'reversed';
  const standing = standingOf(state, program, now);
  if (standing === null) return now < windowEndsAt(state, program) ? 'signed_up' : 'expired';
  if (standing === 'rejected') return 'rejected';
  if (standing === 'open') return 'in_review';
  return now < (spendableAt(state) ?? 0) ? 'qualified' : 'rewarded';
}

/** The first reversal, of whichever side: from then on nothing more is given. */
export function reversalOf({ friend, advocate }: ReferralState): Entry<ReferralReversal> | null {
  return friend.reversal ?? advocate.reversal;
}
