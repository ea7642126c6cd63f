import type { ReferralOffer, ReferralOutcome } from '../../shared/contracts/referring.ts';
import type { EpochSeconds } from '../../shared/domain/calendar.ts';
import type { Account } from '../../shared/domain/ledger/account.ts';
import type { Entry } from '../../shared/domain/ledger/entry.ts';
import { enrollMember } from '../../shared/domain/ledger/membership.ts';
import { isMiss, type ReferralMissReason } from '../../shared/domain/ledger/referral-miss.ts';
import type { Program } from '../../shared/domain/program/program.ts';
import { isRefusal } from '../../shared/domain/refusal.ts';
import { missed, signedUp } from '../../shared/referring/referral-outcome.ts';
import type { Referring } from '../../shared/referring/referring.ts';
import { type Key, memberEntryKey } from '../../shared/storage/keys.ts';
import type { Companion } from '../../shared/storage/ledger-write.ts';

export interface EnrollmentDecision {
  readonly account: Account;
  /** The enrollment and, where a code opened a referral, its opening. */
  readonly entries: readonly { readonly key: Key; readonly entry: Entry }[];
  readonly companions: readonly Companion[];
  readonly referral: ReferralOutcome | null;
}

/** What a customer comes with: an advocate's code, and the pseudonym that they ordered under before. */
export interface Arrival {
  readonly referral: ReferralOffer | undefined;
  readonly guestId: string | undefined;
}

/**
 * Enrolls, and opens the referral that a code asks for. A code that opens nothing is kept in the enrollment, by its reason.
 *
 * @returns null for an account that was erased
 */
export async function decideEnrollment(
  { open }: Pick<Referring, 'open'>,
  account: Account,
  { referral: offer, guestId }: Arrival,
  program: Program,
  now: EpochSeconds,
): Promise<EnrollmentDecision | null> {
  const decision = enrolled();
  if (decision === null || offer === undefined) return decision;
  const isReturning = account.enrolledAt !== null;
  const opening = await open(decision.account, offer, { isReturning }, program, now);
  if (isMiss(opening)) return enrolled(opening.missed);
  const { appended, key, companions } = opening;
  return {
    account: appended.account,
    entries: [...decision.entries, { key, entry: appended.entry }],
    companions,
    referral: signedUp(appended.entry.cause.code),
  };

  function enrolled(reason?: ReferralMissReason): EnrollmentDecision | null {
    const appended = enrollMember(account, program, now, {
      ...(reason === undefined ? {} : { referralMissed: reason }),
      ...(guestId === undefined ? {} : { guestId }),
    });
    if (isRefusal(appended)) return null;
    return {
      account: appended.account,
      entries: [{ key: memberEntryKey(appended.entry), entry: appended.entry }],
      companions: [],
      referral: reason === undefined ? null : missed(reason),
    };
  }
}
