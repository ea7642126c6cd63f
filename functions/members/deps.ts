import type { CredentialStore } from '../../shared/storage/credential-store.ts';
import type { LedgerStore } from '../../shared/storage/ledger-store.ts';
import type { ProfileStore } from '../../shared/storage/profile-store.ts';
import type { ProgramSource } from '../../shared/storage/program-source.ts';

/** What the members capability works with; each operation takes the part it needs. */
export interface MembersDeps {
  readonly ledger: LedgerStore;
  readonly profiles: ProfileStore;
  readonly credentials: CredentialStore;
  readonly programs: ProgramSource;
}
