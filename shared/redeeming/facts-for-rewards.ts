import type { Account } from '../domain/ledger/account.ts';
import type { MemberFacts } from '../domain/program/member-facts.ts';
import type { Program } from '../domain/program/program.ts';
import type { Reward } from '../domain/program/reward.ts';
import { needsProfile } from '../domain/rewards/reward-audience.ts';
import { factsOf } from '../earning/known-besides.ts';
import type { ProfileStore } from '../storage/profile-store.ts';

/** What the account does not tell of a member: the profile is read only where a reward is for a segment that asks for it. */
export async function factsForRewards(
  profiles: Pick<ProfileStore, 'readProfile'>,
  account: Account,
  program: Program,
  rewards: readonly Reward[],
): Promise<Partial<MemberFacts>> {
  if (account.status !== 'active' || !needsProfile(program, rewards)) return {};
  const profile = await profiles.readProfile(account.memberId);
  return profile === null ? {} : factsOf(profile);
}
