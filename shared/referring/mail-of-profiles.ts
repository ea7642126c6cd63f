import type { StoredSignals } from '../domain/referrals/stored-signals.ts';
import type { ProfileStore } from '../storage/profile-store.ts';
import type { SignalStore } from '../storage/signal-store.ts';
import type { SignalKeeper } from './keep-signals.ts';

interface Deps {
  readonly profiles: Pick<ProfileStore, 'readProfile'>;
  readonly signals: Pick<SignalStore, 'read'>;
  readonly keep: SignalKeeper;
}

/**
 * Who joined before the program had referrals brought no signals. Their profile has the mail address, by which most second
 * accounts are told: it is hashed and kept when they are first compared with somebody, as it would have been at the enrollment.
 */
export function mailOfProfiles({ profiles, signals, keep }: Deps) {
  /**
   * @param stored what is known of the member already
   * @returns the same, with the mail address where only the profile had it
   * @throws Fault when storage fails
   */
  return async (memberId: string, stored: StoredSignals): Promise<StoredSignals> => {
    if (stored.email !== undefined) return stored;
    const email = (await profiles.readProfile(memberId))?.fields.email;
    if (email === undefined) return stored;
    await keep(memberId, { email });
    return signals.read(memberId);
  };
}
