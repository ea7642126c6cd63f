import type { EpochSeconds } from '../calendar.ts';
import type { ReferralCheckName } from '../program/referral-program.ts';
import type { EarnedLot } from './posting.ts';

/** What one check found; `weight` is what it added to the score. */
export interface ReferralCheck {
  readonly name: ReferralCheckName;
  readonly outcome: 'passed' | 'flagged' | 'blocked' | 'not_available';
  readonly weight: number;
  /** A sentence with figures and without anything of the person. */
  readonly detail: string;
}

export type ReferralVerdict = 'reward' | 'review' | 'reject';

/** Opens a referral, on the friend's account: the friend signed up, or ordered first, with an advocate's code. */
export interface ReferralOpening {
  readonly kind: 'referral';
  readonly advocateId: string;
  readonly code: string;
  /** When the link was opened; `null` where the code was told in another way. */
  readonly visitedAt: EpochSeconds | null;
  /** How it was shared, as the link says. */
  readonly channel: string | null;
  /** Of the visit that is known; it is forgotten some time after, and nothing is left of it but this. */
  readonly visitId?: string;
  /** The order that it came with; `null` at the sign-up. */
  readonly orderId: string | null;
}

/** The friend's order qualifies: judged once, with what was known then. On the friend's account; no points move. */
export interface ReferralQualification {
  readonly kind: 'referral_qualification';
  readonly friendId: string;
  readonly orderId: string;
  /** From then on the reward can be spent. */
  readonly holdEndsAt: EpochSeconds;
  readonly score: number;
  readonly checks: readonly ReferralCheck[];
  readonly verdict: ReferralVerdict;
  /** What would have been decided, where judging is in shadow. */
  readonly shadow?: ReferralVerdict;
}

/** A person decided what judging left open, or rejected what still waited for its hold to end. On the friend's account. */
export interface ReferralReview {
  readonly kind: 'referral_review';
  readonly friendId: string;
  readonly reviewId: string;
  readonly verdict: 'reward' | 'reject';
  readonly reason: string;
  readonly actor: string;
  readonly keyId: string;
}

/** What one side got, on that side's account: points that wait until the hold ends, or nothing, with the reason. */
export interface ReferralReward {
  readonly kind: 'referral_reward';
  readonly friendId: string;
  readonly side: 'advocate' | 'friend';
  /** The how many-th success of the advocate it is; 1 for a friend. */
  readonly success: number;
  readonly points: number;
  readonly lot: EarnedLot;
  /** A reward of the catalogue instead of points: redeemed for nothing, once the hold has ended. */
  readonly promised?: { readonly rewardId: string; readonly redemptionId: string };
  readonly withheld?: 'CAP_REACHED' | 'MEMBER_CLOSED' | 'NOT_AN_ADVOCATE';
}

/** The qualifying order went back: what a side got is taken back, by the clawback policy. On that side's account. */
export interface ReferralReversal {
  readonly kind: 'referral_reversal';
  readonly friendId: string;
  readonly side: 'advocate' | 'friend';
  readonly reason: 'ORDER_REFUNDED' | 'REJECTED';
  readonly reversed: number;
  readonly forgiven: number;
}

export type ReferralCause =
  | ReferralOpening
  | ReferralQualification
  | ReferralReview
  | ReferralReward
  | ReferralReversal;

const KINDS: ReadonlySet<string> = new Set<ReferralCause['kind']>([
  'referral',
  'referral_qualification',
  'referral_review',
  'referral_reward',
  'referral_reversal',
]);

export function isReferralCause(cause: { readonly kind: string }): cause is ReferralCause {
  return KINDS.has(cause.kind);
}

/**
 * `signed_up`: waits for a qualifying order; `expired`: none came in time; `in_review`: waits for a person; `qualified`:
 * both have their points, which wait until the hold ends; `rewarded`: it has ended; `rejected` by judging, by a person, or
 * because nobody reviewed it in time; `reversed`: the qualifying order went back.
 */
export type ReferralStatus =
  | 'signed_up'
  | 'expired'
  | 'in_review'
  | 'qualified'
  | 'rewarded'
  | 'rejected'
  | 'reversed';
