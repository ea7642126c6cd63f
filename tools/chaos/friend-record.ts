import type { Outcome, ReferralAnswer } from './outcome.ts';
import type { CodeChoice, FriendPlan } from './referral-plan.ts';

/** An order of a friend that was acknowledged, with the code that it came with. */
export interface FriendOutcome {
  readonly code: CodeChoice | null;
  readonly outcome: Outcome;
}

/** What was acknowledged of one friend. */
export interface FriendRecord {
  readonly plan: FriendPlan;
  readonly friendId: string;
  /** Whether the friend's own code was there to come with. */
  readonly hasOwnCode: boolean;
  readonly enrolledAtMs: number;
  /** What each enrollment was answered. */
  readonly signUps: readonly ReferralAnswer[];
  readonly orders: readonly FriendOutcome[];
  /** Decisions of people that were accepted. */
  readonly reviews: readonly FriendReview[];
}

export interface FriendReview {
  readonly verdict: 'reward' | 'reject';
  /** Of its entry on the friend's account. */
  readonly sequence: number;
}
