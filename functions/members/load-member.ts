import type { Account } from '../../shared/domain/ledger/account.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import type { StoredProfile } from '../../shared/storage/profile-store.ts';
import type { MembersDeps } from './deps.ts';
import { refuseNonMember } from './member-view.ts';

export interface LoadedMember {
  readonly account: Account;
  readonly profile: StoredProfile;
  readonly status: 'active' | 'closed';
}

/** An account and its profile change together but are read apart: a mixed pair is read again. */
const MAX_READS = 3;

/** A member's account and profile. Refusals: MEMBER_NOT_FOUND, MEMBER_ERASED. */
export async function loadMember(
  { ledger, profiles }: Pick<MembersDeps, 'ledger' | 'profiles'>,
  memberId: string,
): Promise<LoadedMember | Refusal> {
  for (let reads = 0; reads < MAX_READS; reads += 1) {
    const [account, profile] = await Promise.all([
      ledger.readAccount(memberId),
      profiles.readProfile(memberId),
    ]);
    const refusal = refuseNonMember(memberId, account);
    if (refusal) return refusal;
    if (account && profile)
      return { account, profile, status: account.status === 'active' ? 'active' : 'closed' };
  }
  throw new Error(`member ${memberId} has an account but no profile`);
}
