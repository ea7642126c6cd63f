import { friendList } from '../storage/friend-list.ts';
import type { LedgerStore } from '../storage/ledger-store.ts';
import type { ProfileStore } from '../storage/profile-store.ts';
import { referralCodeStore } from '../storage/referral-code-store.ts';
import { signalSalt } from '../storage/signal-salt.ts';
import { signalStore } from '../storage/signal-store.ts';
import { visitStore } from '../storage/visit-store.ts';
import { type SignalKeeper, signalKeeper } from './keep-signals.ts';
import { type ReferralOpener, referralOpener } from './open-with-code.ts';

/** What enrolling and ordering do for referrals. */
export interface Referring {
  readonly open: ReferralOpener;
  readonly keep: SignalKeeper;
}

interface Tables {
  readonly REFERRALS_TABLE: string;
  readonly CREDENTIAL_TABLE: string;
}

/** Over the tables of a stack. */
export function referringOn(
  client: Parameters<typeof friendList>[0],
  { REFERRALS_TABLE: table, CREDENTIAL_TABLE: credentials }: Tables,
  { ledger, profiles }: { readonly ledger: LedgerStore; readonly profiles: ProfileStore },
): Referring {
  return {
    open: referralOpener({
      ledger,
      profiles,
      codes: referralCodeStore(client, table),
      visits: visitStore(client, table),
      friends: friendList(client, table),
    }),
    keep: signalKeeper({
      ledger,
      signals: signalStore(client, table),
      salt: signalSalt(client, credentials),
    }),
  };
}
