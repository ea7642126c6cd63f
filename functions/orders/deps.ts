import type { LedgerStore } from '../../shared/storage/ledger-store.ts';
import type { ProfileStore } from '../../shared/storage/profile-store.ts';
import type { ProgramSource } from '../../shared/storage/program-source.ts';

/** What the orders capability works with; each operation takes the part it needs. */
export interface OrdersDeps {
  readonly ledger: LedgerStore;
  readonly profiles: ProfileStore;
  readonly programs: ProgramSource;
}
