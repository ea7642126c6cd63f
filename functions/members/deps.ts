import type { ProgramHistory } from '../../shared/domain/program/program-history.ts';
import type { CredentialStore } from '../../shared/storage/credential-store.ts';
import type { LedgerStore } from '../../shared/storage/ledger-store.ts';
import type { ProfileStore } from '../../shared/storage/profile-store.ts';

/** What the members capability works with; each operation takes the part it needs. */
export interface MembersDeps {
  readonly ledger: LedgerStore;
  readonly profiles: ProfileStore;
  readonly credentials: CredentialStore;
  readonly programs: ProgramHistory;
}
