import type { EpochSeconds } from '../calendar.ts';

/** When points end. `null`: never. */
export type Expiry = EpochSeconds | null;

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

/** Earliest first; points that never expire come last. Law 6: what ends soonest is used first. */
export function byExpiry(a: { readonly expiresAt: Expiry }, b: { readonly expiresAt: Expiry }): number {
  if (a.expiresAt === b.expiresAt) return 0;
  if (a.expiresAt === null) return 1;
  if (b.expiresAt === null) return -1;
  return a.expiresAt - b.expiresAt;
}
