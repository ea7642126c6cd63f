import type { EpochSeconds } from '../calendar.ts';
import type { Mark } from '../challenges/mark.ts';
import { NO_PROGRESS, type TierProgress } from '../tiers/progress.ts';
import type { Assignment } from '../tiers/standing.ts';
import type { Expiry } from './posting.ts';
import type { Span } from './span.ts';
import type { Use } from './uses.ts';

/** Points that wait: all that become active and end at the same moments are one lot. */
export interface PendingLot {
  readonly activatesAt: EpochSeconds;
  readonly expiresAt: Expiry;
  readonly points: number;
}

/** Once active, when points were activated no longer matters: all that end at the same moment are one lot. */
export interface ActiveLot {
  readonly expiresAt: Expiry;
  readonly points: number;
}

/**
 * Points set aside for a redemption until it is captured, released, or lapses by itself. Its id is the redemption's; the
 * reward is named, because open holds count towards the limits of their reward.
 */
export interface Hold {
  readonly holdId: string;
  readonly rewardId: string;
  readonly lapsesAt: EpochSeconds;
  readonly lots: readonly ActiveLot[];
}

/**
 * `guest`: orders are remembered under this pseudonym, nothing is earned. `active`: a member. `closed`: keeps its
 * books, earns nothing. `erased`: closed, and nobody can tell any more whose account it was.
 */
export type AccountStatus = 'guest' | 'active' | 'closed' | 'erased';

/** All that a decision needs to know of one member: the fold of the member's entries, and nothing else. */
export interface Account {
  readonly memberId: string;
  readonly status: AccountStatus;
  /** Number of the last entry; 0 before the first. Entries of a member are numbered without gaps. */
  readonly sequence: number;
  /** The ledger's clock for this account: never goes back, even where two machines disagree about the time. */
  readonly settledAt: EpochSeconds;
  /** Sorted by activation, then expiry. */
  readonly pending: readonly PendingLot[];
  /** Sorted by `byExpiry`. */
  readonly active: readonly ActiveLot[];
  readonly holds: readonly Hold[];
  /** Points owed by the member: zero or more. */
  readonly deficit: number;
  /** Points that expired within the last `EXPIRED_LOT_MEMORY_SECONDS`, so that a late refund can tell expired from spent. */
  readonly expired: readonly ActiveLot[];
  /** Of points that slide with activity: the last span, and those before it that are still remembered. Oldest first. */
  readonly spans: readonly Span[];
  /** What caps count, in the span of the calendar that each is in. Sorted. */
  readonly uses: readonly Use[];
  /** What orders count towards challenges, and how often each was given and stands. Sorted. Refunds unwind it. */
  readonly marks: readonly Mark[];
  /** Progress that tiers are judged by. Refunds unwind it. */
  readonly qualifying: TierProgress;
  /** When the customer first became a member; `null` for a guest. */
  readonly enrolledAt: EpochSeconds | null;
  /** When the newest of the account's orders was placed, whatever became of it. */
  readonly lastOrderAt: EpochSeconds | null;
  /** The tier that a person gave the member last; its end may have passed. */
  readonly assignment: Assignment | null;
  /** The advocate whose code the member came with, so that their orders are told as those of a friend; mostly `null`. */
  readonly referrerId: string | null;
  /** The tier that the entries last told. The tier itself is judged anew whenever it is asked for, and never read here. */
  readonly toldTier: string | null;
}

/**
 * Expired lots are remembered for a year after they expired, which with the default program is over two years after
 * the order. Without a bound the account would grow for ever; a refund later than that takes the order's points for
 * expired, which costs the member nothing.
 */
export const EXPIRED_LOT_MEMORY_SECONDS = 366 * 86_400;

/** The account before its first entry. */
export function openAccount(memberId: string): Account {
  return {
    memberId,
    status: 'guest',
    sequence: 0,
    settledAt: 0,
    pending: [],
    active: [],
    holds: [],
    deficit: 0,
    expired: [],
    spans: [],
    uses: [],
    marks: [],
    qualifying: NO_PROGRESS,
    enrolledAt: null,
    lastOrderAt: null,
    assignment: null,
    referrerId: null,
    toldTier: null,
  };
}

/** A member's points by state, in points. `active` is what can be spent now. */
export interface Balance {
  readonly pending: number;
  readonly active: number;
  readonly held: number;
  readonly deficit: number;
}

function total(lots: readonly { readonly points: number }[]): number {
  return lots.reduce((sum, lot) => sum + lot.points, 0);
}

export function balanceOf(account: Pick<Account, 'active' | 'pending' | 'holds' | 'deficit'>): Balance {
  return {
    pending: total(account.pending),
    active: total(account.active),
    held: account.holds.reduce((sum, hold) => sum + total(hold.lots), 0),
    deficit: account.deficit,
  };
}
