import type { EpochSeconds } from '../calendar.ts';
import type { ComparedSignal, Signals } from './signals.ts';

/** One who stands above the advocate: who referred them, and who referred that one. */
export interface Ancestor {
  readonly memberId: string;
  readonly signals: Signals;
}

/** Earlier referrals of the advocate whose end is known, at the moment of judging. */
export interface AdvocateHistory {
  /** When earlier friends signed up, in any order. Those of the last day are enough; this referral is not among them. */
  readonly referredAt: readonly EpochSeconds[];
  /** How many qualified or were rejected. */
  readonly judged: number;
  /** Of those, whose qualifying order went back. */
  readonly returned: number;
  /** Of those, which were rejected. */
  readonly rejected: number;
}

/** All that is looked at to judge one referral, as it is known when the friend's order qualifies. */
export interface ReferralEvidence {
  readonly friendId: string;
  readonly friend: Signals;
  readonly advocate: Signals;
  /** By signal of the friend, how many other friends of this advocate have the same. Left out where it is not counted. */
  readonly sightings: Readonly<Partial<Record<ComparedSignal, number>>>;
  readonly history: AdvocateHistory;
  readonly timing: {
    /** When the link was opened; `null` where the code was told in another way. */
    readonly visitedAt: EpochSeconds | null;
    readonly signedUpAt: EpochSeconds;
    /** Of the qualifying order. */
    readonly orderedAt: EpochSeconds;
  };
  /** Who referred the advocate, who referred that one, and so on: nearest first. Those beyond `CIRCLE_DEPTH` are not looked at. */
  readonly ancestors: readonly Ancestor[];
  readonly visit: {
    /** The host that the link was opened from, as the browser told it. */
    readonly referrerHost?: string;
  };
}

/** How far up a circle is looked for: longer ones cost their makers more accounts than they bring rewards. */
export const CIRCLE_DEPTH = 3;
