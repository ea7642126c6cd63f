import type { EpochSeconds } from '../calendar.ts';

/** Names a span of activity of one account: `~1` is its first. See `span.ts`. */
export type SpanId = `~${number}`;

/** When points end: at a moment, never (`null`), or with a span of activity, whose end moves as long as it lasts. */
export type Expiry = EpochSeconds | null | SpanId;

/** The lot that points went to which were given for something, such as an order. */
export interface EarnedLot {
  readonly activatesAt: EpochSeconds;
  readonly expiresAt: Expiry;
}

/**
 * One amount on one account of an entry. A member's accounts are `pending`, `active`, `held` and `deficit` (zero or
 * below); the program's are `issued`, `redeemed`, `expired` and `adjusted`. The postings of an entry sum to zero, so
 * what all members hold is what the program's accounts show with the sign turned: that is the liability.
 */
export type Posting =
  | {
      readonly account: 'pending';
      readonly points: number;
      readonly activatesAt: EpochSeconds;
      readonly expiresAt: Expiry;
    }
  | { readonly account: 'active'; readonly points: number; readonly expiresAt: Expiry }
  | { readonly account: 'held'; readonly points: number; readonly expiresAt: Expiry; readonly holdId: string }
  | { readonly account: 'deficit'; readonly points: number }
  | { readonly account: 'issued' | 'redeemed' | 'adjusted'; readonly points: number }
  /** Names its lot, so that a late refund knows which points of an order expired and which were spent. */
  | { readonly account: 'expired'; readonly points: number; readonly expiresAt: Expiry };

export type PostingAccount = Posting['account'];

/** All of them: a member's own first, then the program's. */
export const POSTING_ACCOUNTS = [
  'pending',
  'active',
  'held',
  'deficit',
  'issued',
  'redeemed',
  'expired',
  'adjusted',
] as const satisfies readonly PostingAccount[];

/** Postings that time alone caused: what became active, lapsed, expired or was absorbed at `at`, though written later. */
export interface DueMovement {
  readonly at: EpochSeconds;
  readonly postings: readonly Posting[];
}

export function sumOf(postings: readonly Posting[], account?: PostingAccount): number {
  return postings.reduce(
    (sum, posting) => (account === undefined || posting.account === account ? sum + posting.points : sum),
    0,
  );
}

export function isSpanId(expiresAt: Expiry): expiresAt is SpanId {
  return typeof expiresAt === 'string';
}

/**
 * The order in which lots are kept: moments, earliest first, then spans, then what never ends. It does not change when a
 * span is prolonged; the order in which lots are used is that of `soonestFirst` (law 6).
 */
export function byExpiry(a: { readonly expiresAt: Expiry }, b: { readonly expiresAt: Expiry }): number {
  const [rankOfA, rankOfB] = [rankOf(a.expiresAt), rankOf(b.expiresAt)];
  return rankOfA === rankOfB ? placeIn(a.expiresAt) - placeIn(b.expiresAt) : rankOfA - rankOfB;
}

function rankOf(expiresAt: Expiry): number {
  if (expiresAt === null) return 2;
  return isSpanId(expiresAt) ? 1 : 0;
}

function placeIn(expiresAt: Expiry): number {
  if (expiresAt === null) return 0;
  return isSpanId(expiresAt) ? Number(expiresAt.slice(1)) : expiresAt;
}
