import type { EpochSeconds } from '../domain/calendar.ts';
import { type ReferralState, reversalOf, standingOf } from '../domain/ledger/referral-state.ts';
import type { Program } from '../domain/program/program.ts';
import type { DueList } from '../storage/due-list.ts';
import type { FriendList, FriendOutcome } from '../storage/friend-list.ts';
import type { Companion } from '../storage/ledger-write.ts';
import type { ReviewList } from '../storage/review-list.ts';

export interface ReferralLists {
  readonly friends: Pick<FriendList, 'marking'>;
  readonly reviews: Pick<ReviewList, 'adding' | 'removing'>;
  readonly dues: Pick<DueList, 'adding'>;
}

/** What the advocate's list says became of it; `null`: nothing yet, or a person has to decide. */
export function outcomeOf(state: ReferralState, program: Program, now: EpochSeconds): FriendOutcome | null {
  const reversal = reversalOf(state);
  if (reversal !== null) return reversal.cause.reason === 'REJECTED' ? 'rejected' : 'reversed';
  const standing = standingOf(state, program, now);
  if (standing === null || standing === 'open') return null;
  return standing === 'approved' ? 'qualified' : 'rejected';
}

/** By the entries alone: one that nobody reviewed in time is on the list until somebody looks. */
export function awaitsReview(state: ReferralState): boolean {
  return (
    state.qualification?.cause.verdict === 'review' && state.review === null && reversalOf(state) === null
  );
}

/**
 * What an entry changes on the lists beside the ledger, to be committed with it, whoever appends it: the outcome on the
 * advocate's list, what waits for a person, and the promises that are to be looked after. A reversal puts a promise on the
 * list as due at once, so that what was given is taken back even where whoever reversed it got no further.
 *
 * @param before the referral without the entry
 * @param after with it
 * @param program the version that the referral names
 */
export function changesOfLists(
  { friends, reviews, dues }: ReferralLists,
  before: ReferralState,
  after: ReferralState,
  program: Program,
  now: EpochSeconds,
): readonly Companion[] {
  const { friendId, advocateId, signedUpAt, qualification } = after;
  const outcome = outcomeOf(after, program, now);
  const isNews = outcome !== null && outcome !== outcomeOf(before, program, now);
  const holdEndsAt = qualification?.cause.holdEndsAt ?? 0;
  const [awaited, awaits] = [awaitsReview(before), awaitsReview(after)];
  const dueAt = dueBy(before, after);
  return [
    ...(isNews ? [friends.marking(advocateId, { friendId, signedUpAt }, outcome)] : []),
    ...(awaits && !awaited ? [reviews.adding(friendId, holdEndsAt)] : []),
    ...(awaited && !awaits ? [reviews.removing(friendId, holdEndsAt)] : []),
    ...(dueAt === null ? [] : [dues.adding(friendId, dueAt)]),
  ];
}

const SIDES = ['friend', 'advocate'] as const;

/** When somebody has to look after a promise that the entry makes or breaks; `null` where it does neither. */
function dueBy(before: ReferralState, after: ReferralState): EpochSeconds | null {
  for (const side of SIDES) {
    const { reward, reversal } = after[side];
    if (reward?.cause.promised === undefined) continue;
    if (before[side].reward === null) return reward.cause.lot.activatesAt;
    if (reversal !== null && before[side].reversal === null) return reversal.recordedAt;
  }
  return null;
}
