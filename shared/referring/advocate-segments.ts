import { type EpochSeconds, localTime } from '../domain/calendar.ts';
import type { Account } from '../domain/ledger/account.ts';
import { factsOf as factsOfAccount } from '../domain/ledger/judgment-inputs.ts';
import { settle } from '../domain/ledger/settle.ts';
import { answerOf } from '../domain/program/conditions/member-answer.ts';
import type { Program } from '../domain/program/program.ts';
import { asksProfile } from '../domain/program/program-needs.ts';
import { factsOf } from '../earning/known-besides.ts';
import type { ProfileStore } from '../storage/profile-store.ts';

/**
 * The segments that an advocate is in, of those that the program asks of advocates. The profile is read only where one of
 * them asks for an attribute or the birthday.
 */
export async function advocateSegments(
  profiles: Pick<ProfileStore, 'readProfile'>,
  advocate: Account,
  program: Program,
  now: EpochSeconds,
): Promise<readonly string[]> {
  const asked = program.referrals?.advocates?.segments ?? [];
  if (asked.length === 0 || advocate.status !== 'active') return [];
  const { memberId } = advocate;
  const needsProfile = asksProfile({ kind: 'segment', in: asked }, program);
  const profile = needsProfile ? await profiles.readProfile(memberId) : null;
  const told = factsOfAccount(settle(advocate, now).account, program, now);
  const facts = profile === null ? told : { ...told, ...factsOf(profile) };
  const local = localTime(now, program.timeZone);
  return asked.filter((id) => answerOf({ kind: 'segment', in: [id] }, facts, local, program.segments));
}
