import type { StoredProfile } from '../../shared/storage/profile-store.ts';
import type { MembersDeps } from './deps.ts';

/** A profile with what it is found by: the key of the mailbox that its address leads to, and none where it has no address. */
export async function keyedProfile(
  { mailboxKeyOf }: Pick<MembersDeps, 'mailboxKeyOf'>,
  { mailbox: _before, ...profile }: StoredProfile,
): Promise<StoredProfile> {
  const { email } = profile.fields;
  const mailbox = email === undefined ? null : await mailboxKeyOf(email);
  return mailbox === null ? profile : { ...profile, mailbox };
}
