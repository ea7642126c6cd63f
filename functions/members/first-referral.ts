import type { ReferralOutcome } from '../../shared/contracts/referring.ts';
import type { Account } from '../../shared/domain/ledger/account.ts';
import { type Entry, isCause } from '../../shared/domain/ledger/entry.ts';
import type { ReferralOpening } from '../../shared/domain/ledger/referral.ts';
import { missed, signedUp } from '../../shared/referring/referral-outcome.ts';
import type { MembersDeps } from './deps.ts';

/**
 * What became of the code with which a member enrolled, as it was answered then. Who enrolled without one is a customer
 * already.
 *
 * @param account active
 */
export async function firstReferral(
  { ledger }: Pick<MembersDeps, 'ledger'>,
  { memberId, referrerId }: Account,
): Promise<ReferralOutcome> {
  const [stored, referral] = await Promise.all([
    ledger.readLastStatus(memberId),
    referrerId === null ? null : ledger.readReferral(memberId),
  ]);
  if (stored === null || !isCause(stored.entry, 'enrollment'))
    throw new Error(`member ${memberId} is active and has no enrollment`);
  const { cause, sequence } = stored.entry;
  if (cause.referralMissed !== undefined) return missed(cause.referralMissed);
  const opening = referral?.entries.find(
    (entry): entry is Entry<ReferralOpening> =>
      isCause(entry, 'referral') && entry.cause.orderId === null && entry.sequence === sequence + 1,
  );
  return opening === undefined ? missed('ALREADY_CUSTOMER') : signedUp(opening.cause.code);
}
