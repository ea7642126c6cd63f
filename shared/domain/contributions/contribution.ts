import type { EpochSeconds } from '../calendar.ts';
import type { Activity } from '../ledger/entry.ts';

/**
 * Where something stands that a customer made for others to see: `submitted` until a person, or the shop's own moderation,
 * has looked at it; then `approved`, or `rejected`. What was approved may be `withdrawn`.
 */
export type ContributionStatus = 'submitted' | 'approved' | 'rejected' | 'withdrawn';

/** Who decided, when, and why: an erasable note of the shop's, which never reaches the ledger. */
export interface Decision {
  readonly status: Exclude<ContributionStatus, 'submitted'>;
  readonly at: EpochSeconds;
  /** An id of the shop's: a person of its team, or a system. */
  readonly actor: string;
  readonly reason?: string;
}

/** Where it stands in the shop, for whoever looks at it. */
export interface ContributionReference {
  /** An id of the shop's. */
  readonly product?: string;
  readonly url?: string;
}

/**
 * A review, a photo, an answer to another customer's question: advocacy that earns once somebody approved it. What was
 * written stands in the shop; here is only that it was.
 */
export interface Contribution {
  readonly memberId: string;
  /** What the ledger is told once it is approved: its id is the contribution's, its moment that of the contribution. */
  readonly activity: Activity;
  readonly reference: ContributionReference;
  readonly submittedAt: EpochSeconds;
  /** At most two, the newest last. */
  readonly decisions: readonly Decision[];
}

export const statusOf = ({ decisions }: Contribution): ContributionStatus =>
  decisions.at(-1)?.status ?? 'submitted';
