import type { EpochSeconds } from '../../shared/domain/calendar.ts';
import type { Contribution } from '../../shared/domain/contributions/contribution.ts';
import type { Account } from '../../shared/domain/ledger/account.ts';
import type { ActivityChange } from '../../shared/domain/ledger/activity-change.ts';
import { isRefusal, type Refusal } from '../../shared/domain/refusal.ts';
import {
  activityHash,
  bookActivity,
  bookReversal,
  recordedActivity,
} from '../../shared/ordering/activity-booking.ts';
import { activityKey, activityReversalKey } from '../../shared/storage/keys.ts';
import type { Companion, LedgerWrite } from '../../shared/storage/ledger-write.ts';
import type { ContributionsDeps } from './deps.ts';

export type TellingDeps = Pick<ContributionsDeps, 'ledger' | 'profiles' | 'budgets' | 'programs'>;

/** What is written of a decision in the ledger; companions that it needs are with it. */
export type Told = LedgerWrite & { readonly companions: readonly Companion[] };

const NOTHING: Told = { entries: [], accounts: [], companions: [] };

/** An activity of this id is in the ledger, and is another one. */
export const OTHER_ACTIVITY = 'OTHER_ACTIVITY';

/**
 * What the ledger is told of a decision, as parts of its transaction. Nothing where somebody told it before: an activity is
 * recorded, and reversed, once.
 *
 * @param account of the member, as it was just read
 */
export function tellLedger({ ledger, profiles, budgets, programs }: TellingDeps) {
  return (
    account: Account,
    contribution: Contribution,
    changes: readonly ActivityChange[],
    now: EpochSeconds,
  ): Promise<Told | Refusal | typeof OTHER_ACTIVITY> => {
    // A decision tells one thing at most.
    const [change] = changes;
    if (change === undefined) return Promise.resolve(NOTHING);
    return change.kind === 'record'
      ? record(account, contribution, now)
      : reverse(change.activityId, change.reason, now);
  };

  async function record(account: Account, { activity, memberId }: Contribution, now: EpochSeconds) {
    const existing = await ledger.readEntry(activityKey(activity.activityId));
    if (existing !== null)
      return existing.requestHash === activityHash(activity, memberId) ? NOTHING : OTHER_ACTIVITY;
    const program = await programs.inForce(now);
    const booking = await bookActivity({ profiles, budgets }, account, activity, program, now);
    return isRefusal(booking) ? booking : booking.write;
  }

  async function reverse(activityId: string, reason: string, now: EpochSeconds) {
    if ((await ledger.readEntry(activityReversalKey(activityId))) !== null) return NOTHING;
    const recorded = await recordedActivity({ ledger }, activityId);
    if (recorded === null)
      throw new Error(`contribution ${activityId} was approved, and its activity is not in the ledger`);
    const { write } = await bookReversal({ ledger, programs, budgets }, recorded, { reason }, now);
    return write;
  }
}
