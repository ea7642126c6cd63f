import type { ProfileStore } from '../storage/profile-store.ts';
import type { SignalStore } from '../storage/signal-store.ts';
import type { SignalKeeper } from './keep-signals.ts';

interface Deps {
  readonly profiles: Pick<ProfileStore, 'readProfile'>;
  readonly signals: Pick<SignalStore, 'read'>;
  readonly keep: SignalKeeper;
}

export type ProfileSignalKeeper = ReturnType<typeof profileSignalKeeper>;

/**
 * Keeps the e-mail address of a profile as a signal, where none is kept yet: of members who enrolled before the program had
 * referrals nothing is known to compare them by, and on the day it has some these are all the advocates. One read unit
 * where there is an address already; idempotent, and harmless where nothing follows.
 */
export function profileSignalKeeper({ profiles, signals, keep }: Deps) {
  /** @throws Fault when storage fails. */
  return async (memberId: string): Promise<void> => {
    const known = await signals.read(memberId);
    if (known.email !== undefined) return;
    const email = (await profiles.readProfile(memberId))?.fields.email;
    if (email !== undefined) await keep(memberId, { email });
  };
}
