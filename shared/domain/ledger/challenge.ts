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
  /** Its points wait, and end, as those of that order. */
  readonly lot: EarnedLot;
}

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
}

export type ChallengeCause = ChallengeAward | ChallengeReversal;

export function isChallengeCause(cause: { readonly kind: string }): cause is ChallengeCause {
  return cause.kind === 'challenge_award' || cause.kind === 'challenge_reversal';
}
