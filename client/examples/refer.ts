import type { Client } from '../index.ts';

/** A link for a member to share, and a friend who comes by it. */
export async function refer(perennial: Client, memberId: string, friend: { id: string; email: string }) {
  const { code, share } = await perennial.ensureReferralCode({ memberId, body: { shownAs: 'Ada' } });
  const { sentence } = await perennial.readInvitation({ code }); // for the landing page
  const { referral } = await perennial.enrollMember({
    body: { customerId: friend.id, profile: { email: friend.email }, referral: { code } },
  });
  return { link: share.copy.url, sentence, outcome: referral?.status };
}
