import type { EarnedLot } from './posting.ts';

/** A challenge was achieved: what it gives, booked with the order that completed it. It is no progress towards tiers. */
export interface ChallengeAward {
  readonly kind: 'challenge_award';
  readonly challengeId: string;
  /** The how many-th time of those that stand; 1 for the first. */
  readonly round: number;
  /** The order that completed it. */
  readonly orderId: string;
  readonly points: number;
  /** Points of an earlier time that stayed with the member when it was undone: this time gives so many less. */
  readonly left?: number;
  /** A reward of the catalogue instead of points, which are 0 then. It is given when the lot becomes active. */
  readonly rewardId?: string;
  /** Its points wait, and end, as those of that order. */
  readonly lot: EarnedLot;
}

/** An award as the order, or claim, that completed it names it: by its place in the books, where all of it stands. */
export interface AchievedRound {
  readonly challengeId: string;
  readonly round: number;
  /** Number of the award's entry. */
  readonly sequence: number;
}

/** What a refund undid, as its entry names it. */
export type UndoneRound = Pick<ChallengeReversal, 'challengeId' | 'round' | 'reversed' | 'forgiven'> & {
  /** The reward that was given or promised, instead of points. */
  readonly rewardId?: string;
};

/** A refund undid what completed the challenge, so what it gave is taken back, by the clawback policy. */
export interface ChallengeReversal {
  readonly kind: 'challenge_reversal';
  readonly challengeId: string;
  readonly round: number;
  /** The order that went back, and by which refund. */
  readonly orderId: string;
  readonly refundId: string;
  readonly reversed: number;
  readonly forgiven: number;
  /** Where it gave a reward: which, and the number of the entry that promised it, by which that one is found. */
  readonly promised?: { readonly rewardId: string; readonly awardSequence: number };
}

export type ChallengeCause = ChallengeAward | ChallengeReversal;

export function isChallengeCause(cause: { readonly kind: string }): cause is ChallengeCause {
  return cause.kind === 'challenge_award' || cause.kind === 'challenge_reversal';
}
