import { listMemberRewards, readAccount } from '../generated/operations.ts';
import { callsOf } from '../index.ts';

/** In the browser: two operations alone, and a token that is fetched again when it has expired. */
export async function myPoints(baseUrl: string, memberId: string, getToken: () => Promise<string>) {
  const perennial = callsOf({ readAccount, listMemberRewards }, { baseUrl, token: getToken });
  const { balance, nextExpiry } = await perennial.readAccount({ memberId });
  const { rewards } = await perennial.listMemberRewards({ memberId, locale: navigator.language });
  const inReach = rewards.filter(({ available }) => available).map(({ name }) => name);
  return { balance, nextExpiry, inReach };
}
