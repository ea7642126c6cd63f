import type { Member } from '../../shared/contracts/members.ts';
import { isoTime } from '../../shared/contracts/time.ts';
import type { Account } from '../../shared/domain/ledger/account.ts';
import { type Refusal, refuse } from '../../shared/domain/refusal.ts';
import type { StoredProfile } from '../../shared/storage/profile-store.ts';

export function memberView(profile: StoredProfile, status: Member['status']): Member {
  return {
    memberId: profile.memberId,
    status,
    customerId: profile.customerId,
    profile: profile.fields,
    enrolledAt: isoTime(profile.enrolledAt),
  };
}

/** Changes with every change of the profile, and nothing else. */
export function etagOf(profile: StoredProfile): string {
  return `"${profile.version}"`;
}

/** Who has an account of their own but is no member, or none any more. */
export function refuseNonMember(memberId: string, account: Account | null): Refusal | null {
  if (account === null || account.status === 'guest') {
    return refuse('MEMBER_NOT_FOUND', `There is no member ${memberId}.`, '/path/memberId');
  }
  return account.status === 'erased'
    ? refuse('MEMBER_ERASED', `Member ${memberId} has been erased.`, '/path/memberId')
    : null;
}
