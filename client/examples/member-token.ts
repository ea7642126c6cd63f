import type { Client } from '../index.ts';

/** On the shop's server, for its own page: a token for the customer who is signed in, and nobody else. */
export async function memberToken(perennial: Client, customerId: string) {
  const { memberId } = await perennial.findMember({ customerId });
  const { token } = await perennial.mintMemberToken({ memberId, body: { expiresInSeconds: 900 } });
  return { memberId, token };
}
