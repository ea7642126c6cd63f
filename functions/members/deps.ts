import type { LinkSecrets } from '../../shared/access/signed-link.ts';
import type { Referring } from '../../shared/referring/referring.ts';
import type { NoteAudit } from '../../shared/storage/audit-store.ts';
import type { ContributionStore } from '../../shared/storage/contribution-store.ts';
import type { CredentialStore } from '../../shared/storage/credential-store.ts';
import type { JourneyPokes } from '../../shared/storage/journey-pokes.ts';
import type { LedgerStore } from '../../shared/storage/ledger-store.ts';
import type { ProfileStore } from '../../shared/storage/profile-store.ts';
import type { ProgramSource } from '../../shared/storage/program-source.ts';
import type { ReferralCodeStore } from '../../shared/storage/referral-code-store.ts';
import type { SignalStore } from '../../shared/storage/signal-store.ts';

/** What the members capability works with; each operation takes the part it needs. */
export interface MembersDeps {
  readonly ledger: LedgerStore;
  readonly profiles: ProfileStore;
  readonly credentials: CredentialStore;
  readonly programs: ProgramSource;
  readonly referring: Referring;
  /** Has the engine look at a member whose birthday or time zone changes. */
  readonly pokes: JourneyPokes;
  /** By what a mail address is looked up; null for what is none. */
  readonly mailboxKeyOf: (email: string) => Promise<string | null>;
  /** By which links that stop messages are known. */
  readonly linkSecrets: () => Promise<LinkSecrets>;
  /** Only to be erased with a member. */
  readonly codes: Pick<ReferralCodeStore, 'erasing'>;
  readonly signals: Pick<SignalStore, 'erasing'>;
  readonly contributions: Pick<ContributionStore, 'eraseAgain'>;
  readonly noteAudit: NoteAudit;
}
