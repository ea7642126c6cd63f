import { type EpochSeconds, localTime } from '../domain/calendar.ts';
import { type Account, openAccount } from '../domain/ledger/account.ts';
import { factsOf as factsOfAccount } from '../domain/ledger/judgment-inputs.ts';
import { settle } from '../domain/ledger/settle.ts';
import { consentsOf, NO_PREFERENCES } from '../domain/preferences.ts';
import { answerOf } from '../domain/program/conditions/member-answer.ts';
import type { Program } from '../domain/program/program.ts';
import type { Known } from '../domain/triggers/known.ts';
import { factsOf } from '../earning/known-besides.ts';
import type { LedgerStore } from '../storage/ledger-store.ts';
import type { ProfileStore, StoredProfile } from '../storage/profile-store.ts';
import { foreseen } from './foreseen.ts';

/** With what the account says beside, for the words of a message. */
export interface Gathered {
  readonly known: Known;
  readonly account: Account;
}

interface Deps {
  readonly ledger: Pick<LedgerStore, 'readAccount'>;
  readonly profiles: Pick<ProfileStore, 'readProfile'>;
}

/**
 * What is known of a member at the moment of deciding: two consistent reads, of account and profile, a read unit each; one of a
 * guest, who has no profile. Nothing of it is kept with the journey.
 *
 * @throws Fault when storage fails.
 */
export async function gatherKnown(
  { ledger, profiles }: Deps,
  memberId: string,
  program: Program,
  now: EpochSeconds,
): Promise<Gathered> {
  const [stored, profile] = await Promise.all([ledger.readAccount(memberId), profiles.readProfile(memberId)]);
  const { account } = settle(stored ?? openAccount(memberId), now);
  return { known: knownOf(account, profile, program, now), account };
}

/** @param account settled to `now` */
export function knownOf(
  account: Account,
  profile: StoredProfile | null,
  program: Program,
  now: EpochSeconds,
): Known {
  const told = factsOfAccount(account, program, now);
  const facts = profile === null ? told : { ...told, ...factsOf(profile) };
  const preferences = profile?.preferences ?? NO_PREFERENCES;
  const { timeZone } = preferences;
  const local = localTime(now, timeZone ?? program.timeZone);
  const segments = program.segments
    .map(({ id }) => id)
    .filter((id) => answerOf({ kind: 'segment', in: [id] }, facts, local, program.segments));
  return {
    isGuest: account.status === 'guest',
    facts,
    segments,
    timeZone,
    ...(facts.birthday === undefined ? {} : { birthday: facts.birthday }),
    consents: consentsOf(preferences),
    ...foreseen(account, program, now),
  };
}
